package dev.lintel.model.sql.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.SparkTests;
import dev.lintel.syntax.sql.SqlParser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The queries of TPC-DS over its tables, where nothing else is known: all is well with each. */
class TpcdsValidationOracleTest {
  @Test
  void nothingIsWrongWithAnyQuery() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String directory : List.of("tpcds/", "tpcds-modifiedQueries/", "tpcds-v2.7.0/")) {
      files.putAll(SparkTests.files(directory, ".sql"));
    }
    assertEquals(156, files.size());
    Session session = SparkTables.session();
    SparkTables.addTpcds(session);
    files.forEach((name, sql) -> {
      ScriptAnalysis analysis =
          ScriptAnalysis.of(SqlParser.parse(SourceText.of(name, sql)), session);
      assertEquals(1, analysis.checks().size(), name);
      StatementCheck check = analysis.checks().getFirst();
      assertEquals(List.of(), check.problems(), name);
      assertEquals(false, check.row().orElseThrow().open(), name);
    });
  }
}
