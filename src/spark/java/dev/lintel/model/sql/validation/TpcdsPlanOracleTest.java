package dev.lintel.model.sql.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.SparkTests;
import dev.lintel.syntax.sql.SqlParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The queries of TPC-DS as plans: all can be made. */
class TpcdsPlanOracleTest {
  private static final int PLANNED = 156;

  @Test
  void queriesHavePlans() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String directory : List.of("tpcds/", "tpcds-modifiedQueries/", "tpcds-v2.7.0/")) {
      files.putAll(SparkTests.files(directory, ".sql"));
    }
    Session session = SparkTables.session();
    SparkTables.addTpcds(session);
    List<String> without = new ArrayList<>();
    long started = System.nanoTime();
    files.forEach((name, sql) -> {
      StatementCheck check =
          ScriptAnalysis.of(SqlParser.parse(SourceText.of(name, sql)), session).checks().getFirst();
      List<String> refusals = new ArrayList<>();
      Optional<QueryPlan> plan = check.plan(refusals);
      if (plan.isEmpty()) {
        without.add(name + ": " + refusals);
        return;
      }
      int columns = check.row().orElseThrow().columns().size();
      assertEquals(columns, plan.get().root().getRowType().getFieldCount(), name);
    });
    System.out.printf(
        "TPC-DS: %d of %d planned in %d ms; without: %s%n",
        files.size() - without.size(),
        files.size(),
        (System.nanoTime() - started) / 1_000_000,
        without);
    assertTrue(files.size() - without.size() >= PLANNED, without.toString());
  }
}
