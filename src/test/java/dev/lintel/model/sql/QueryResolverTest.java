package dev.lintel.model.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.QueryStatement;
import dev.lintel.syntax.sql.SqlParser;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryResolverTest {
  private static final TableCatalog CATALOG =
      new TableCatalog(
          List.of(
              table(
                  "orders",
                  "id bigint not null, customer_id bigint, total decimal(10,2), address"
                      + " struct<city:string,lines:array<struct<sku:string>>>, tags array<string>"),
              table("customers", "id bigint not null, name string, country string")));

  private static CatalogTable table(String name, String columns) {
    ColumnType.StructOf row = (ColumnType.StructOf) ColumnType.of("struct<" + columns + ">");
    return CatalogTable.of(
        TableId.of(name),
        row.fields().stream()
            .map(field ->
                new CatalogColumn(
                    field.name(),
                    field.type(),
                    field.nullable(),
                    java.util.Optional.empty(),
                    new TreeSet<>()))
            .toList());
  }

  static QueryOutput resolve(String sql) {
    SqlScript script = SqlParser.parse(SourceText.of("q.sql", sql));
    assertEquals(List.of(), script.problems());
    Statement statement = script.statements().getFirst();
    return new QueryResolver(CATALOG, TableNames.AS_WRITTEN)
        .resolve(((QueryStatement) statement).query());
  }

  private static String shown(QueryOutput output) {
    String columns =
        output.columns().stream()
            .map(column -> column.name() + "=" + origins(column))
            .collect(Collectors.joining("; "));
    return columns + (output.open() ? " ..." : "");
  }

  private static String origins(OutputColumn column) {
    return new TreeSet<>(column.origins())
        .stream()
            .map(o -> o.table() + "." + o.column() + (o.derived() ? "*" : ""))
            .collect(Collectors.joining("+"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "SELECT id, total AS t FROM orders ~ id=orders.id; t=orders.total",
        "SELECT o.id, c.name FROM orders o JOIN customers c ON o.customer_id = c.id ~ id=orders.id;"
            + " name=customers.name",
        "SELECT sum(total) AS s FROM orders GROUP BY customer_id ~ s=orders.total*",
        "SELECT total * 2 AS d, d + id AS e FROM orders ~ d=orders.total*;"
            + " e=orders.id*+orders.total*",
        "SELECT * FROM customers ~ id=customers.id; name=customers.name; country=customers.country",
        "SELECT c.* EXCEPT (name) FROM customers c ~ id=customers.id; country=customers.country",
        "SELECT * FROM (SELECT id AS a FROM orders) t ~ a=orders.id",
        "SELECT b FROM (SELECT id, name FROM customers) AS t(a, b) ~ b=customers.name",
        "WITH x AS (SELECT id k FROM orders), y AS (SELECT k FROM x) SELECT * FROM y ~ k=orders.id",
        "WITH orders AS (SELECT name AS id FROM customers) SELECT id FROM orders ~"
            + " id=customers.name",
        "WITH x(p, q) AS (SELECT id, name FROM customers) SELECT q FROM x ~ q=customers.name",
        "SELECT id FROM orders UNION ALL SELECT id FROM customers ~ id=customers.id+orders.id",
        "SELECT (SELECT max(total) FROM orders o WHERE o.customer_id = c.id) AS m FROM customers c"
            + " ~ m=orders.total*",
        "SELECT CASE WHEN country = 'DE' THEN name END AS n FROM customers ~"
            + " n=customers.country*+customers.name*",
        "SELECT * FROM orders JOIN customers USING (id) ~ id=orders.id;"
            + " customer_id=orders.customer_id; total=orders.total; address=orders.address;"
            + " tags=orders.tags; name=customers.name; country=customers.country",
        "SELECT customers.id FROM orders JOIN customers USING (id) ~ id=customers.id",
        "SELECT id FROM orders LEFT SEMI JOIN customers c ON orders.customer_id = c.id ~"
            + " id=orders.id",
        "SELECT a.city, address.city AS c2 FROM (SELECT address AS a, address FROM orders) t ~"
            + " city=orders.address; c2=orders.address",
        "SELECT tag FROM orders LATERAL VIEW explode(tags) t AS tag ~ tag=orders.tags*",
        "SELECT transform(tags, id -> upper(id)) AS u FROM orders ~ u=orders.tags*",
        "SELECT * FROM unknown_table ~ ' ...'",
        "SELECT x FROM unknown_table u ~ x=unknown_table.x",
        "SELECT u.x, name FROM unknown_table u JOIN customers ~ x=unknown_table.x;"
            + " name=customers.name",
        "SELECT y FROM unknown_a a JOIN unknown_b b ON a.k = b.k ~ y=",
        "SELECT id FROM orders, customers ~ id=",
        "SELECT missing FROM orders ~ missing=",
        "VALUES (1, 'a') ~ col1=; col2=",
        "SELECT * FROM VALUES (1, 'a') AS t(x, y) ~ x=; y=",
        "TABLE customers ~ id=customers.id; name=customers.name; country=customers.country",
        "SELECT l.n FROM customers c, LATERAL (SELECT c.name AS n) l ~ n=customers.name",
        "SELECT row_number() OVER (PARTITION BY country ORDER BY id) AS r FROM customers ~"
            + " r=customers.country*+customers.id*",
        "FROM orders |> WHERE id > 1 |> SELECT id, total ~ id=orders.id; total=orders.total",
        "FROM customers |> EXTEND upper(name) AS u |> DROP country |> SET id = id + 1 ~"
            + " id=customers.id*; name=customers.name; u=customers.name*",
        "FROM orders |> AGGREGATE sum(total) AS s GROUP BY customer_id ~"
            + " customer_id=orders.customer_id; s=orders.total*",
        "FROM orders |> AS o |> JOIN customers c ON o.customer_id = c.id |> SELECT o.total, c.name"
            + " ~ total=orders.total; name=customers.name",
        "FROM customers |> SELECT id |> UNION ALL SELECT id FROM orders ~"
            + " id=customers.id+orders.id",
        "SELECT * FROM (SELECT country, name, id FROM customers) PIVOT (count(id) FOR country IN"
            + " ('DE', 'FR' AS f)) ~ name=customers.name; DE=customers.country*+customers.id*;"
            + " f=customers.country*+customers.id*",
        "SELECT * FROM customers UNPIVOT (v FOR k IN (name, country)) ~ id=customers.id; k=;"
            + " v=customers.country*+customers.name*",
        "SELECT p.k FROM (orders o JOIN customers c ON o.customer_id = c.id) AS p(k) ~ k=orders.id",
        "SELECT e.x FROM orders o, LATERAL explode(o.tags) AS e(x) ~ x=orders.tags*",
        "FROM customers ~ id=customers.id; name=customers.name; country=customers.country",
        "WITH RECURSIVE t(n) AS (SELECT id FROM orders UNION ALL SELECT n + 1 FROM t) SELECT n FROM"
            + " t ~ n=orders.id",
      })
  void aColumnComesFromTheColumnsThatItsTextNames(String sql, String expected) {
    assertEquals(expected, shown(resolve(sql)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT id FROM orders | bigint not null",
        "SELECT total FROM orders | decimal(10,2)",
        "SELECT address.city FROM orders | string",
        "SELECT address.lines.sku FROM orders | array<string>",
        "SELECT CAST(id AS STRING) FROM orders | string not null",
        "SELECT TRY_CAST(id AS INT) FROM orders | int",
        "SELECT 'a' | string not null",
        "SELECT 1.50 | decimal(3,2) not null",
        "SELECT 3000000000 | bigint not null",
        "SELECT id > 1 FROM orders | boolean",
        "SELECT c.id FROM orders o LEFT JOIN customers c ON o.customer_id = c.id | bigint",
        "SELECT o.id FROM orders o RIGHT JOIN customers c ON o.customer_id = c.id | bigint",
        "SELECT CASE WHEN id > 1 THEN 1 ELSE 2 END FROM orders | int not null",
        "SELECT CASE WHEN id > 1 THEN 1 END FROM orders | int",
        "SELECT CASE WHEN id > 1 THEN 1 ELSE 'x' END FROM orders | unknown not null",
        "SELECT DATE '2025-01-31' | date",
        "SELECT id FROM orders UNION ALL SELECT NULL | bigint",
      })
  void aValueHasTheTypeThatSparkGivesIt(String sql, String expected) {
    OutputColumn column = resolve(sql).columns().getFirst();
    assertEquals(expected, column.type() + (column.nullable() ? "" : " not null"));
  }

  @Test
  void starsThatDoubleWithEachCteAreCutOff() {
    StringBuilder sql = new StringBuilder("WITH t0 AS (SELECT * FROM orders)");
    for (int i = 1; i < 60; i++) {
      sql.append(", t%d AS (SELECT a.*, b.* FROM t%d a JOIN t%d b)".formatted(i, i - 1, i - 1));
    }
    String text = sql.append(" SELECT * FROM t59").toString();
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertEquals(true, resolve(text).open()));
  }
}
