package dev.lintel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lintel.model.sql.RepositoryCatalog;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.model.sql.validation.RowType;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.rule.Persona;
import dev.lintel.source.GitException;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.SqlParser;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.testing.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixes that write out what only the tables tell. */
class TableFixesTest {
  private static final String TABLES =
      """
      CREATE TABLE shop.orders (id BIGINT, customer_id BIGINT, `order day` DATE,
        address STRUCT<city: STRING>) USING delta;
      CREATE TABLE shop.orders_copy (id BIGINT, customer_id BIGINT, `order day` DATE,
        address STRUCT<city: STRING>) USING delta;
      CREATE TABLE shop.customers (customer_id BIGINT, `case` STRING) USING delta;
      CREATE TABLE shop.days (day DATE, id INT) USING parquet PARTITIONED BY (day);
      CREATE TABLE shop.hours (id INT, name STRING) PARTITIONED BY (hour INT) STORED AS parquet;
      CREATE VIEW shop.recent (number, day) AS SELECT id, `order day` FROM shop.orders;
      """;

  @TempDir Path root;

  private FixResult fix(String path, String sql) throws IOException {
    Files.createDirectories(root.resolve(".git"));
    Files.writeString(root.resolve("a.sql"), TABLES);
    Files.writeString(root.resolve(path), sql);
    CheckRequest check =
        Requests.whole(
            root,
            Optional.empty(),
            Requests.rules(Persona.PEDANTIC, "sql/select-star*", "sql/positional-insert"),
            LocalDate.of(2026, 11, 21));
    try {
      return Fixer.fix(new FixRequest(check, true, false), (_, _) -> {});
    } catch (InvalidPolicyException | GitException e) {
      throw new IllegalStateException(e);
    }
  }

  private String fixed(String sql) throws IOException {
    FixResult result = fix("job.sql", sql);
    assertEquals(List.of(), result.run().after().notifications());
    assertEquals(TABLES, Files.readString(root.resolve("a.sql")));
    return Files.readString(root.resolve("job.sql"));
  }

  /** Gives the columns of all queries of a script, with the columns that they are copies of. */
  private static List<String> rows(String sql) {
    SqlScript tables = SqlParser.parse(SourceText.of("a.sql", TABLES));
    SqlScript script = SqlParser.parse(SourceText.of("job.sql", sql));
    assertEquals(List.of(), script.problems());
    TableCatalog catalog =
        RepositoryCatalog.of(List.of(tables, script), List.of(), TableCatalog.EMPTY).of(script);
    ScriptAnalysis analysis = ScriptAnalysis.of(script, catalog);
    List<String> rows = new ArrayList<>();
    for (Query query : script.all(Query.class)) {
      RowType row = analysis.check(query.span()).orElseThrow().row(query).orElseThrow();
      assertFalse(row.open());
      row.columns().forEach(column -> rows.add(text(column)));
    }
    return rows;
  }

  private static String text(RowType.Column column) {
    return "%s %s %s %s"
        .formatted(
            column.name(),
            column.type(),
            column.nullable(),
            column.origin().map(origin -> origin.table().id() + "." + origin.column().name()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT  * FROM shop.orders -- all        | SELECT  id, customer_id, `order day`, address FROM shop.orders -- all
          SELECT o.* FROM shop.orders o            | SELECT o.id, o.customer_id, o.`order day`, o.address FROM shop.orders o
          SELECT * EXCEPT (address, ID) FROM shop.orders | SELECT customer_id, `order day` FROM shop.orders
          SELECT * FROM shop.customers             | SELECT customer_id, `case` FROM shop.customers
          SELECT * FROM shop.customers AS c (a, b) | SELECT a, b FROM shop.customers AS c (a, b)
          SELECT * FROM shop.recent                | SELECT number, day FROM shop.recent
          SELECT * FROM shop.hours                 | SELECT id, name, hour FROM shop.hours
          SELECT * FROM shop.recent r, shop.hours  | SELECT r.number, r.day, hours.id, hours.name, hours.hour FROM shop.recent r, shop.hours
          SELECT * FROM shop.orders o JOIN shop.customers c ON c.customer_id = o.customer_id | SELECT o.id, o.customer_id, o.`order day`, o.address, c.customer_id, c.`case` FROM shop.orders o JOIN shop.customers c ON c.customer_id = o.customer_id
          SELECT * FROM shop.orders o JOIN shop.customers c USING (customer_id) | SELECT customer_id, o.id, o.`order day`, o.address, c.`case` FROM shop.orders o JOIN shop.customers c USING (customer_id)
          SELECT * FROM shop.orders o FULL JOIN shop.customers c USING (customer_id) | SELECT customer_id, o.id, o.`order day`, o.address, c.`case` FROM shop.orders o FULL JOIN shop.customers c USING (customer_id)
          SELECT c.*, o.* FROM shop.orders o LEFT JOIN shop.customers c USING (customer_id) | SELECT c.customer_id, c.`case`, o.customer_id, o.id, o.`order day`, o.address FROM shop.orders o LEFT JOIN shop.customers c USING (customer_id)
          SELECT * FROM shop.recent LEFT ANTI JOIN shop.hours ON number = hours.id | SELECT number, day FROM shop.recent LEFT ANTI JOIN shop.hours ON number = hours.id
          SELECT * FROM shop.recent r JOIN (SELECT max(day) AS last FROM shop.recent) m ON r.day = m.last | SELECT r.number, r.day, m.last FROM shop.recent r JOIN (SELECT max(day) AS last FROM shop.recent) m ON r.day = m.last
          WITH c AS (SELECT id FROM shop.hours) SELECT * FROM c JOIN shop.recent ON id = number | WITH c AS (SELECT id FROM shop.hours) SELECT c.id, recent.number, recent.day FROM c JOIN shop.recent ON id = number
          CREATE VIEW v AS SELECT *, 1 AS one FROM shop.recent | CREATE VIEW v AS SELECT number, day, 1 AS one FROM shop.recent
          INSERT INTO shop.orders_copy SELECT * FROM shop.orders WHERE EXISTS (SELECT * FROM shop.hours) | INSERT INTO shop.orders_copy (id, customer_id, `order day`, address) SELECT id, customer_id, `order day`, address FROM shop.orders WHERE EXISTS (SELECT * FROM shop.hours)
          INSERT INTO shop.hours VALUES (1, 'a', 2) | INSERT INTO shop.hours (id, name, hour) VALUES (1, 'a', 2)
          """)
  void theColumnsAreWrittenOutAndStayTheSame(String before, String after) throws IOException {
    assertEquals(after + ";\n", fixed(before + ";\n"));
    assertEquals(rows(before), rows(after));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM shop.unknown",
        "SELECT * FROM shop.orders, shop.unknown",
        "SELECT address.* FROM shop.orders",
        "SELECT * EXCEPT (address.city) FROM shop.orders",
        "SELECT count(*) AS orders FROM shop.orders",
        "SELECT * FROM shop.orders a JOIN (SELECT 1 AS id) ON true",
        "SELECT * FROM shop.orders, ${tables}",
        "SELECT * FROM shop.days",
        "SELECT * FROM {{ ref('nothing') }}",
        "INSERT INTO shop.days SELECT current_date(), 1",
        "INSERT INTO shop.unknown SELECT 1",
        "INSERT INTO shop.hours PARTITION (hour = 1) SELECT 1, 'a'",
        "INSERT INTO shop.hours SELECT 1, 'a', ${hour}"
      })
  void whatIsNotSureStaysAsItIs(String sql) throws IOException {
    assertEquals(sql + ";\n", fixed(sql + ";\n"));
  }

  @Test
  void aLongListHasAColumnInEachLine() throws IOException {
    assertEquals(
        """
        SELECT a.id,\r
               a.customer_id,\r
               a.`order day`,\r
               a.address,\r
               b.id,\r
               b.customer_id,\r
               b.`order day`,\r
               b.address\r
        FROM shop.orders a\r
        JOIN shop.orders b ON a.id = b.id;\r
        """,
        fixed("SELECT *\r\nFROM shop.orders a\r\nJOIN shop.orders b ON a.id = b.id;\r\n"));
  }

  @Test
  void aTemplateInTheConditionIsNoHindrance() throws IOException {
    assertEquals(
        "SELECT number, day FROM shop.recent WHERE day > '${day}';\n",
        fixed("SELECT * FROM shop.recent WHERE day > '${day}';\n"));
  }

  @Test
  void sqlWithinPythonStaysInItsString() throws IOException {
    fix("job.py", "spark.sql('INSERT INTO shop.hours SELECT * FROM shop.hours')\n");
    assertEquals(
        "spark.sql('INSERT INTO shop.hours (id, name, hour) SELECT id, name, hour FROM"
            + " shop.hours')\n",
        Files.readString(root.resolve("job.py")));
  }
}
