package dev.lintel.model.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.SqlParser;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class RepositoryCatalogTest {
  private final Map<String, String> files = new LinkedHashMap<>();

  @Test
  void aTableHasItsColumns() {
    files.put(
        "a.sql",
        """
        CREATE TABLE sales.orders (
          id BIGINT NOT NULL,
          lines ARRAY<STRUCT<sku: STRING, price: DECIMAL(10, 2)>>,
          `order day` DATE
        ) USING Delta PARTITIONED BY (`order day`)
        """);
    assertTables(
        "sales.orders(id bigint not null, lines array<struct<sku:string,price:decimal(10,2)>>,"
            + " order day date) by [order day]");
    CatalogTable table = find("orders");
    assertEquals("delta", table.format().orElseThrow());
    assertEquals("sales.orders", table.definition().orElseThrow().text());
  }

  @Test
  void viewsFollowFromOthersInWhateverOrderTheyStand() {
    files.put("1/v.sql", "CREATE VIEW w AS SELECT total, total + 1 AS more FROM v");
    files.put("2/v.sql", "CREATE VIEW v (total) AS SELECT amount FROM orders");
    files.put("3/t.sql", "CREATE TABLE orders (amount INT)");
    files.put("4/x.sql", "CREATE TABLE copy AS SELECT * FROM w");
    assertTables(
        "copy(total int, more unknown)",
        "orders(amount int)",
        "v(total int)",
        "w(total int, more unknown)");
  }

  @Test
  void aTableMadeLikeAnotherHasItsColumns() {
    files.put("a.sql", "CREATE TABLE b LIKE a; CREATE TABLE a (x INT); CREATE TABLE c LIKE gone");
    assertTables("a(x int)", "b(x int)", "c(...)");
  }

  @Test
  void whatFollowsFromAnUnknownTableIsOpen() {
    files.put(
        "a.sql",
        """
        CREATE VIEW v AS SELECT a, m.* FROM mystery m;
        CREATE VIEW w AS SELECT a, count(*) FROM mystery GROUP BY a;
        CREATE TABLE e USING jdbc OPTIONS (url 'x');
        CREATE VIEW n AS SELECT a FROM mystery
        """);
    assertTables("e(...)", "n(a unknown)", "v(a unknown, ...)", "w(a unknown, ...)");
  }

  @Test
  void migrationsFollowEachOther() {
    files.put("m/V10__d.sql", "ALTER TABLE t DROP COLUMN c");
    files.put("m/V1__a.sql", "CREATE TABLE t (a INT, b INT)");
    files.put("m/V2__b.sql", "ALTER TABLE t ADD COLUMNS (c STRING COMMENT 'x', d DATE)");
    files.put("m/V3__c.sql", "ALTER TABLE t RENAME COLUMN b TO bb");
    files.put("m/V4__c.sql", "ALTER TABLE t ALTER COLUMN a TYPE BIGINT");
    files.put("m/V5__c.sql", "ALTER TABLE t SET TBLPROPERTIES ('x' = 'y')");
    files.put("m/V6__c.sql", "ALTER TABLE t ALTER COLUMN a SET NOT NULL");
    assertTables("t(a bigint not null, bb int, d date)");
  }

  @Test
  void aMigrationSeesATableAsItWasAtItsTime() {
    files.put("m/V1__a.sql", "CREATE TABLE t (a INT); CREATE TABLE u (a INT)");
    files.put("m/V2__b.sql", "INSERT INTO t SELECT 1");
    files.put("m/V3__b.sql", "ALTER TABLE t RENAME COLUMN a TO b");
    files.put("job.sql", "SELECT b FROM t");
    assertEquals("t(...)", text(catalog().of(script("m/V2__b.sql")).find(TableId.of("t")).get()));
    assertEquals("u(a int)", text(catalog().of(script("m/V2__b.sql")).find(TableId.of("u")).get()));
    assertEquals("t(b int)", text(catalog().of(script("job.sql")).find(TableId.of("t")).get()));
  }

  @Test
  void whatAMigrationElsewhereAddsIsThereAndWhatItTakesIsUnknown() {
    files.put("migrations/V1.sql", "ALTER TABLE t ADD COLUMN x INT");
    files.put("migrations/V2.sql", "ALTER TABLE u DROP COLUMN a");
    files.put("migrations/V3.sql", "ALTER TABLE v RENAME COLUMN old TO a");
    files.put("migrations/V4.sql", "ALTER TABLE w FROBNICATE a");
    files.put(
        "schema.sql",
        "CREATE TABLE t (a INT); CREATE TABLE u (a INT); CREATE TABLE v (a INT); CREATE TABLE w (a"
            + " INT)");
    assertTables("t(a int, x int)", "u(a int, ...)", "v(a int)", "w(a int, ...)");
  }

  @Test
  void aTableIsOpenWhereAStatementCouldNotBeRead() {
    files.put(
        "a.sql",
        """
        CREATE TABLE t (a INT);
        -- ALTER TABLE u and more
        CREATE TABLE u (a INT);
        ALTER TABLE t ADD COLUMN b INT, ADD COLUMN c INT;
        CREATE TABLE public.v (a INT) WITH ((;
        """);
    assertTables("public.v(...)", "t(a int, ...)", "u(a int)");
  }

  @Test
  void copiesThatAgreeAreOneTableAndOthersAreOpen() {
    files.put("dev/a.sql", "CREATE TABLE t (a INT, b INT); CREATE TABLE u (a INT)");
    files.put("prod/a.sql", "CREATE TABLE T (A INT, B INT); CREATE TABLE u (a STRING, c INT)");
    assertTables("t(a int, b int)", "u(a unknown, c int, ...)");
  }

  @Test
  void aTableThatIsReplacedInOneScriptIsWhatItBecomes() {
    files.put(
        "a.sql",
        """
        DROP TABLE IF EXISTS t;
        CREATE TABLE t (a INT);
        DROP TABLE t;
        CREATE TABLE t (b INT);
        CREATE TABLE u (a INT);
        CREATE OR REPLACE TABLE u (c INT);
        """);
    files.put("drop.sql", "DROP TABLE t");
    assertTables("t(b int)", "u(c int)");
  }

  @Test
  void aTemporaryViewIsSeenInItsScriptOnly() {
    files.put(
        "a.sql",
        """
        CREATE TABLE orders (id INT);
        CREATE OR REPLACE TEMP VIEW recent AS SELECT id FROM orders;
        CREATE TEMPORARY VIEW again AS SELECT * FROM recent;
        """);
    files.put("b.sql", "SELECT * FROM recent");
    assertTables("orders(id int)");
    assertEquals(
        "again(id int)", text(catalog().of(script("a.sql")).find(TableId.of("again")).get()));
    assertFalse(catalog().of(script("b.sql")).knows(TableId.of("recent")));
  }

  @Test
  void useTellsWhereShortNamesLie() {
    files.put(
        "a.sql",
        """
        USE bronze; CREATE TABLE t (a INT);
        USE SCHEMA silver; CREATE TABLE t (b INT);
        USE CATALOG main; USE gold; CREATE TABLE t AS SELECT * FROM bronze.t;
        """);
    assertTables("bronze.t(a int)", "main.gold.t(a int)", "silver.t(b int)");
  }

  @Test
  void templatesInFrontOfANameAreLeftOutAndThoseThatMakeColumnsOpenTheTable() {
    files.put(
        "a.sql",
        """
        CREATE TABLE ${catalog}.sales.orders (id INT) LOCATION '${path}/orders';
        CREATE VIEW v AS SELECT id FROM ${catalog}.sales.orders WHERE {{ condition }};
        CREATE VIEW w AS SELECT id, {{ columns }} FROM ${catalog}.sales.orders;
        CREATE TABLE {{ name }} (id INT);
        CREATE TABLE x (id INT, {{ columns }} INT);
        CREATE TABLE y (id {{ type }});
        """);
    assertTables(
        "sales.orders(id int)",
        "v(id int)",
        "w(id int, ...)",
        "x(id int, ...)",
        "y(id unknown, ...)");
  }

  @Test
  void viewsThatNeedEachOtherAreOpenAndSaidOnce() {
    files.put("a.sql", "CREATE VIEW a AS SELECT x FROM b");
    files.put("b.sql", "CREATE VIEW b AS SELECT x FROM a");
    files.put("c.sql", "CREATE VIEW c AS SELECT x FROM a; CREATE VIEW s AS SELECT y FROM s");
    files.put("d.sql", "CREATE OR REPLACE TABLE d AS SELECT z FROM d");
    assertTables("a(...)", "b(...)", "c(x unknown)", "d(...)", "s(...)");
    assertEquals(
        "[[a, b], [s]]",
        catalog().cycles().stream()
            .map(group -> group.stream().map(span -> span.text()).toList())
            .sorted((a, b) -> a.getFirst().compareTo(b.getFirst()))
            .toList()
            .toString());
  }

  @Test
  void aViewNamedAsTheTableItReadsIsNoCycle() {
    files.put("a.sql", "CREATE VIEW orders AS SELECT id FROM raw.orders");
    files.put("b.sql", "CREATE VIEW mart.sales AS SELECT id FROM sales");
    assertEquals(List.of(), catalog().cycles());
  }

  @Test
  void aCteHidesATableOnlyWhereItIsVisible() {
    files.put(
        "a.sql",
        """
        CREATE VIEW orders_ok AS WITH orders_ok AS (SELECT id FROM raw) SELECT id FROM orders_ok;
        CREATE TABLE raw (id INT);
        CREATE VIEW v AS WITH raw AS (SELECT id AS other FROM raw) SELECT other FROM raw;
        """);
    assertEquals(List.of(), catalog().cycles());
    assertTables("orders_ok(id int)", "raw(id int)", "v(other int)");
  }

  @Test
  void aSnapshotCompletesWhatTheRepositoryLeavesOpen() {
    files.put(
        "a.sql",
        """
        CREATE TABLE growers USING jdbc OPTIONS (url 'x');
        CREATE VIEW v AS SELECT * FROM imported;
        CREATE TABLE both (a INT);
        CREATE TABLE same (a INT, b INT);
        """);
    TableCatalog snapshot =
        new TableCatalog(
            List.of(
                table("crm.growers", "id bigint"),
                table("main.s.imported", "x date"),
                table("both", "a int, b int"),
                table("same", "a int, b int")));
    RepositoryCatalog catalog = RepositoryCatalog.of(scripts(), List.of(), snapshot);
    assertEquals(
        List.of(
            "both(a int, b int, ...)",
            "crm.growers(id bigint)",
            "main.s.imported(x date)",
            "same(a int, b int)",
            "v(x date)"),
        catalog.tables().tables().stream().map(RepositoryCatalogTest::text).toList());
  }

  @Test
  void keysAndCommentsAreRead() {
    files.put(
        "a.sql",
        """
        CREATE TABLE t (
          id INT PRIMARY KEY COMMENT 'the buyer''s',
          a INT, b INT UNIQUE,
          CONSTRAINT k UNIQUE (a, b)
        );
        ALTER TABLE t DROP COLUMN b;
        ALTER TABLE t ADD CONSTRAINT u UNIQUE (a);
        """);
    CatalogTable table = find("t");
    assertEquals(List.of(List.of("id"), List.of("a")), table.keys());
    assertEquals("the buyer's", table.column("id").get().comment().get());
    assertTables("t(id int not null, a int)");
  }

  @Test
  void whatIsSaidOfATableAsAWholeIsRead() {
    files.put(
        "a.sql",
        """
        CREATE TABLE t (a INT) USING Delta PARTITIONED BY (day DATE)
          COMMENT "one row" LOCATION 's3://lake/t'
          TBLPROPERTIES ('owner' = 'sales', 'access.token' = 'abc', 'n' = 1);
        CREATE TABLE u LIKE t;
        ALTER TABLE t RENAME TO renamed;
        CREATE TABLE w (a INT, b STRUCT<c: INT>);
        ALTER TABLE w REPLACE COLUMNS (x INT, b STRUCT<c: INT>);
        ALTER TABLE w ALTER COLUMN b.c TYPE BIGINT;
        """);
    CatalogTable table = find("t");
    assertEquals(CatalogTable.Kind.EXTERNAL_TABLE, table.kind());
    assertEquals("one row", table.comment().get());
    assertEquals("s3://lake/t", table.location().get());
    assertEquals("{n=1, owner=sales}", table.properties().toString());
    assertTables(
        "renamed(a int, day date)",
        "t(a int, day date) by [day]",
        "u(a int, day date)",
        "w(x int, b unknown)");
  }

  @Test
  void aDbtModelMayReadWhatItWasBefore() {
    files.put("dbt_project.yml", "name: shop");
    files.put(
        "models/events.sql",
        "SELECT id, day FROM {{ ref('raw') }} WHERE day > (SELECT max(day) FROM {{ this }})");
    assertTables("events(id unknown, day unknown)");
    assertEquals(List.of(), catalog().cycles());
  }

  @Test
  void dbtModelsSourcesAndTheirDescriptions() {
    files.put("w/dbt_project.yml", "name: shop");
    files.put(
        "w/models/marts/revenue.sql",
        "SELECT order_id, day, sum(x) AS total FROM orders GROUP BY 1, 2");
    files.put("w/models/other.sql", "SELECT * FROM orders");
    files.put(
        "w/models/paid.sql",
        "SELECT r.order_id, p.id FROM {{ ref('revenue') }} r JOIN {{ source('shop', 'payments') }}"
            + " p ON p.id = r.order_id");
    files.put("analyses/not_a_model.sql", "SELECT 1 AS a");
    files.put(
        "w/models/schema.yml",
        """
        version: 2
        models:
          - name: revenue
            description: one row an order
            columns:
              - name: order_id
                data_tests: [unique, not_null]
              - name: total
                data_type: decimal(10,2)
                meta: {pii: false}
              - name: day
                tags: [daily]
                config: {meta: {contains_pii: email}}
          - name: contracted
            config: {contract: {enforced: true}}
            columns: [{name: a, data_type: int}]
        sources:
          - name: shop
            schema: raw
            tables:
              - name: payments
                columns: [{name: id, data_type: bigint}]
              - name: hidden
                identifier: "{{ var('x') }}"
        seeds:
          - name: countries
            columns: [{name: code}]
        """);
    assertTables(
        "countries(code unknown, ...)",
        "other(...)",
        "paid(order_id unknown not null, id bigint)",
        "raw.hidden(...)",
        "raw.payments(id bigint, ...)",
        "revenue(order_id unknown not null, day unknown, total decimal(10,2))");
    CatalogTable revenue = find("revenue");
    assertEquals("one row an order", revenue.comment().get());
    assertEquals(List.of(List.of("order_id")), revenue.keys());
    assertEquals("[daily, pii=email]", revenue.column("day").get().tags().toString());
    assertEquals("[]", revenue.column("total").get().tags().toString());
  }

  @Test
  void tenThousandColumnsAndAChainOfViewsTakeSeconds() {
    files.put(
        "wide.sql",
        IntStream.range(0, 10_000)
            .mapToObj(i -> "c" + i + " INT")
            .collect(Collectors.joining(", ", "CREATE TABLE wide (", ");")));
    StringBuilder chain = new StringBuilder("CREATE VIEW v0 AS SELECT c1 FROM wide;");
    for (int i = 1; i < 5_000; i++) {
      chain.append("CREATE VIEW v%d AS SELECT c1 FROM v%d;\n".formatted(i, i - 1));
    }
    files.put("chain.sql", chain.toString());
    RepositoryCatalog catalog =
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), this::catalog);
    assertEquals(10_000, catalog.tables().find(TableId.of("wide")).get().columns().size());
    assertEquals("v4999(c1 int)", text(catalog.tables().find(TableId.of("v4999")).get()));
  }

  private static CatalogTable table(String name, String columns) {
    List<CatalogColumn> list = new ArrayList<>();
    for (String column : columns.split(", ")) {
      String[] words = column.split(" ");
      list.add(CatalogColumn.of(words[0], ColumnType.of(words[1])));
    }
    return CatalogTable.of(TableId.of(name.split("\\.")), list);
  }

  private CatalogTable find(String name) {
    return catalog().tables().find(TableId.of(name)).orElseThrow();
  }

  private void assertTables(String... expected) {
    assertEquals(
        String.join("\n", expected),
        catalog().tables().tables().stream()
            .map(RepositoryCatalogTest::text)
            .collect(Collectors.joining("\n")));
    assertTrue(expected.length > 0);
  }

  private RepositoryCatalog catalog() {
    return RepositoryCatalog.of(scripts(), descriptions(), TableCatalog.EMPTY);
  }

  private List<SqlScript> scripts() {
    return files.keySet().stream().filter(path -> path.endsWith(".sql")).map(this::script).toList();
  }

  private List<YamlStream> descriptions() {
    return files.keySet().stream()
        .filter(path -> path.endsWith(".yml"))
        .map(path -> YamlParser.parse(SourceText.of(path, files.get(path)), YamlSchema.YAML_1_1))
        .toList();
  }

  private SqlScript script(String path) {
    return SqlParser.parse(SourceText.of(path, files.get(path)));
  }

  /** Gives a table in one line; three dots where it is open. */
  private static String text(CatalogTable table) {
    List<String> columns = new ArrayList<>();
    for (CatalogColumn column : table.columns()) {
      columns.add(column.name() + " " + column.type() + (column.nullable() ? "" : " not null"));
    }
    if (table.open()) {
      columns.add("...");
    }
    String by = table.partitionedBy().isEmpty() ? "" : " by " + table.partitionedBy();
    return table.id() + "(" + String.join(", ", columns) + ")" + by;
  }
}
