package dev.lintel.syntax.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The queries of TPC-DS that Spark's tests hold, in three versions: each is one statement. */
class TpcdsOracleTest {
  @Test
  void everyQueryIsAStatement() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String directory : List.of("tpcds/", "tpcds-modifiedQueries/", "tpcds-v2.7.0/")) {
      files.putAll(SparkTests.files(directory, ".sql"));
    }
    assertEquals(156, files.size());
    files.forEach((name, sql) -> {
      SqlScript script = SqlParser.parse(SourceText.of(name, sql));
      assertEquals(List.of(), script.problems(), name);
      assertEquals(1, script.all(QueryStatement.class).size(), name);
    });
  }
}
