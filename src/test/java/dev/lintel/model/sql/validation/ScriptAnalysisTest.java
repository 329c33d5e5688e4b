package dev.lintel.model.sql.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.sql.TableCatalog;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.SqlParser;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.api.Test;

class ScriptAnalysisTest {
  private static final String TABLES =
      "CREATE TABLE orders (id BIGINT, amount DECIMAL(10, 2), place STRUCT<city: STRING>);\n";

  private static ScriptAnalysis analyse(String sql) {
    return ScriptAnalysis.of(
        SqlParser.parse(SourceText.of("a.sql", TABLES + sql)), TableCatalog.EMPTY);
  }

  private static List<String> problems(String sql) {
    return analyse(sql).checks().stream()
        .flatMap(check -> check.problems().stream())
        .map(problem -> problem.kind() + " " + problem.span().text())
        .toList();
  }

  @Test
  void allErrorsOfAStatementAreFound() {
    assertEquals(
        List.of("UNKNOWN_COLUMN o.amont", "UNKNOWN_FIELD place.town", "UNKNOWN_COLUMN idd"),
        problems("SELECT o.amont, place.town FROM orders o WHERE idd = 1"));
  }

  @Test
  void whatIsNotKnownSilencesWhatItTakesPartIn() {
    assertEquals(
        List.of(), problems("SELECT x, y.z FROM orders o JOIN elsewhere e ON o.id = e.id"));
    assertEquals(List.of(), problems("SELECT {{ columns }} FROM orders GROUP BY id"));
    assertEquals(List.of(), problems("SELECT a FROM (SELECT * FROM elsewhere)"));
    assertEquals(List.of(), problems("SELECT id, my_total(amount) FROM orders GROUP BY id"));
  }

  @Test
  void aStatementSeesWhatThoseBeforeItCreate() {
    assertEquals(
        List.of("UNKNOWN_COLUMN amount"),
        problems(
            "CREATE TEMP VIEW big AS SELECT id AS key FROM orders;"
                + " SELECT key FROM big; SELECT amount FROM big"));
  }

  @Test
  void typesAndOriginsPassThroughSubqueries() {
    StatementCheck check =
        analyse("WITH a AS (SELECT place AS p, amount FROM orders) SELECT p.city, amount FROM a")
            .checks()
            .getLast();
    RowType row = check.row().orElseThrow();
    assertEquals("string", row.columns().get(0).type().toString());
    assertEquals("decimal(10,2)", row.columns().get(1).type().toString());
    assertEquals("amount", row.columns().get(1).origin().orElseThrow().column().name());
  }

  @Test
  void aPlanIsMadeOfWhatIsKnown() {
    QueryPlan plan =
        analyse("SELECT id, sum(amount) FROM orders WHERE id = '7' GROUP BY id")
            .checks()
            .getLast()
            .plan()
            .orElseThrow();
    String text = RelOptUtil.toString(plan.root());
    assertTrue(text.contains("LogicalAggregate"), text);
    assertTrue(text.contains("CAST('7'"), text);
  }

  @Test
  void deepAndLongStatementsAreNoBurden() {
    assertEquals(List.of(), problems("SELECT " + "(".repeat(100_000) + "1" + ")".repeat(100_000)));
    String mixed = "id" + " + 1 - 1".repeat(20_000);
    assertEquals(List.of(), problems("SELECT " + mixed + " FROM orders"));
    String branches = " WHEN id = 1 THEN 2".repeat(10_000);
    ScriptAnalysis analysis = analyse("SELECT CASE" + branches + " END FROM orders");
    assertEquals(List.of(), analysis.checks().getLast().problems());
    assertTrue(analysis.checks().getLast().plan().isEmpty());
    String union = "SELECT id FROM orders" + " UNION ALL SELECT id FROM orders".repeat(5_000);
    assertEquals(List.of(), problems(union));
  }
}
