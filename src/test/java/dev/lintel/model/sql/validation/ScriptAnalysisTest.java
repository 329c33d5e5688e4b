package dev.lintel.model.sql.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.model.sql.TableId;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.SqlParser;
import java.util.List;
import java.util.stream.Stream;
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
  void aStatementSeesHowThoseBeforeItAlterATable() {
    assertEquals(
        List.of("UNKNOWN_COLUMN note", "UNKNOWN_TARGET_COLUMN plcae", "UNKNOWN_COLUMN place"),
        problems(
            "ALTER TABLE orders ADD COLUMN note STRING; SELECT note FROM orders;"
                + " ALTER TABLE orders RENAME COLUMN note TO remark;"
                + " SELECT note, remark FROM orders; ALTER TABLE orders DROP COLUMN plcae;"
                + " ALTER TABLE orders DROP COLUMN IF EXISTS none;"
                + " ALTER TABLE orders DROP COLUMN place; SELECT place FROM orders"));
    assertEquals(
        List.of(), problems("ALTER TABLE elsewhere DROP COLUMN a; SELECT a, b FROM elsewhere"));
  }

  @Test
  void whatStandsInCommandsIsResolved() {
    assertEquals(
        List.of(
            "UNKNOWN_COLUMN a",
            "UNKNOWN_COLUMN b",
            "UNKNOWN_COLUMN c",
            "UNKNOWN_COLUMN d",
            "UNKNOWN_COLUMN amount"),
        problems(
            "DECLARE x INT DEFAULT (SELECT max(a) FROM orders);"
                + " SET VARIABLE x = elsewhere + (SELECT min(b) FROM orders);"
                + " SET VARIABLE (x) = (SELECT c FROM orders WHERE id > x);"
                + " EXPLAIN SELECT d FROM orders;"
                + " CACHE TABLE ids AS SELECT id FROM orders; SELECT id, amount FROM ids"));
    assertEquals(
        List.of("UNKNOWN_COLUMN y"), problems("DECLARE VARIABLE x INT; SELECT x, y FROM orders"));
  }

  @Test
  void aWriteMayAskForDefaults() {
    assertEquals(List.of(), problems("INSERT INTO orders VALUES (1, DEFAULT, DEFAULT)"));
    assertEquals(
        List.of(), problems("INSERT INTO orders (id, amount) SELECT id, DEFAULT FROM orders"));
  }

  @Test
  void allIsAColumnWhereItCanBeNothingElse() {
    String ranked = "SELECT rank() OVER (PARTITION BY id ORDER BY ALL) FROM orders";
    assertEquals(List.of("UNKNOWN_COLUMN ALL"), problems(ranked));
    assertEquals(
        List.of(), problems("SELECT id, sum(amount) FROM orders GROUP BY ALL ORDER BY ALL"));
    assertEquals(
        List.of("MISSING_AGGREGATION amount"),
        problems("SELECT id AS all, amount FROM orders GROUP BY ALL"));
  }

  @Test
  void aNameInBackquotesMayBeATextThatSparkMakesUp() {
    assertEquals(List.of(), problems("SELECT id + 1 FROM orders GROUP BY `(id + 1)`"));
    assertEquals(
        List.of("UNKNOWN_COLUMN `order-id`"),
        problems("SELECT count(1) FROM orders GROUP BY `order-id`"));
  }

  @Test
  void patternsOfNamesStandInTheSelectList() {
    String set = "SET spark.sql.parser.quotedRegexColumnNames = true; ";
    assertEquals(List.of(), problems(set + "SELECT `(id)?+.+` FROM orders"));
    assertEquals(
        List.of("UNKNOWN_COLUMN `(id)?+.+`"),
        problems(set + "SELECT sum(amount) FROM orders GROUP BY `(id)?+.+`"));
  }

  @Test
  void theOlderPrecedenceHidesWhatIsOutsideOfACte() {
    String query =
        "WITH o AS (SELECT id FROM orders), p AS (WITH q AS (SELECT idd FROM o) SELECT * FROM q)"
            + " SELECT * FROM p";
    assertEquals(List.of("UNKNOWN_COLUMN idd"), problems(query));
    String set = "SET spark.sql.legacy.ctePrecedencePolicy = legacy; ";
    assertEquals(List.of(), problems(set + query));
  }

  @Test
  void aFunctionSeesItsParameters() {
    assertEquals(
        List.of("UNKNOWN_COLUMN y", "UNKNOWN_COLUMN x"),
        problems(
            "CREATE FUNCTION f(x INT) RETURNS INT RETURN SELECT (SELECT x);"
                + " CREATE FUNCTION g(x INT) RETURNS INT RETURN x + y;"
                + " CREATE FUNCTION h(x INT) RETURNS INT"
                + " RETURN SELECT (SELECT 1 WHERE EXISTS (SELECT 1 FROM orders WHERE id = x))"));
  }

  @Test
  void dbtNamesModelsAndSources() {
    TableCatalog catalog =
        new TableCatalog(
            List.of(
                table("payments", "id", "total"),
                table("raw.events", "id", "day"),
                table("lake.elsewhere", "id")));
    String sql =
        "SELECT p.totl, e.dya, z.id FROM {{ ref('payments') }} p"
            + " JOIN {{ source('raw', 'events') }} AS e";
    assertEquals(
        List.of("UNKNOWN_COLUMN p.totl", "UNKNOWN_COLUMN e.dya", "UNKNOWN_COLUMN z.id"),
        problems(sql, catalog));
    assertEquals(
        List.of("UNKNOWN_COLUMN idd"),
        problems("SELECT idd, total, other.id FROM {{ ref('shop', 'payments') }}", catalog));
    assertEquals(List.of(), problems("SELECT idd FROM {{ ref('elsewhere') }}", catalog));
    assertEquals(
        List.of(), problems("SELECT idd FROM {{ this }}; SELECT a FROM {{ var('t') }}", catalog));
  }

  private static CatalogTable table(String name, String... columns) {
    return CatalogTable.of(
        TableId.parse(name),
        Stream.of(columns).map(column -> CatalogColumn.of(column, ColumnType.UNKNOWN)).toList());
  }

  private static List<String> problems(String sql, TableCatalog catalog) {
    return ScriptAnalysis.of(SqlParser.parse(SourceText.of("payments.sql", sql)), catalog)
        .checks()
        .stream()
        .flatMap(check -> check.problems().stream())
        .map(problem -> problem.kind() + " " + problem.span().text())
        .toList();
  }

  @Test
  void anIdentifierClauseOfAPlainTextIsAName() {
    assertEquals(
        List.of("UNKNOWN_COLUMN IDENTIFIER('o.idd')"),
        problems("SELECT IDENTIFIER('o.idd'), IDENTIFIER('o.id'), IDENTIFIER(:x) FROM orders o"));
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
        analyse("SELECT id, sum(amount) FROM orders WHERE id = 7 GROUP BY id")
            .checks()
            .getLast()
            .plan()
            .orElseThrow();
    String text = RelOptUtil.toString(plan.root());
    assertTrue(text.contains("LogicalAggregate"), text);
    assertTrue(text.contains("=($0, 7"), text);
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
