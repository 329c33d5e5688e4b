package dev.lintel.catalogs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.model.sql.TableId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads back what was put into PostgreSQL itself. */
class PostgresImportTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Map<String, String> ENVIRONMENT =
      Map.of("LINTEL_JDBC_USER", Postgres.USER, "LINTEL_JDBC_PASSWORD", Postgres.PASSWORD);

  private static Postgres postgres;

  @BeforeAll
  static void start() throws Exception {
    Optional<String> hindrance = Postgres.hindrance();
    assumeTrue(hindrance.isEmpty(), () -> "no PostgreSQL here: " + hindrance.orElseThrow());
    postgres = Postgres.start();
    postgres.execute(
        """
        CREATE SCHEMA shop;
        CREATE DOMAIN shop.price AS numeric(12, 2) NOT NULL;
        CREATE TYPE shop.state AS ENUM ('new', 'sent');
        CREATE TABLE shop.orders (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          customer int NOT NULL,
          number varchar(20) NOT NULL,
          amount shop.price,
          state shop.state,
          tags text[],
          details jsonb,
          "At" timestamptz DEFAULT now(),
          local_at timestamp,
          gone int,
          span int4range,
          UNIQUE (customer, number) INCLUDE (amount)
        );
        ALTER TABLE shop.orders DROP COLUMN gone;
        CREATE UNIQUE INDEX ON shop.orders (lower(number));
        CREATE UNIQUE INDEX ON shop.orders (number) WHERE state = 'new';
        COMMENT ON TABLE shop.orders IS 'one row an order';
        COMMENT ON COLUMN shop.orders.number IS 'as printed';
        INSERT INTO shop.orders (customer, number, amount)
          SELECT i, 'n' || i, i FROM generate_series(1, 500) i;
        ANALYZE shop.orders;
        CREATE TABLE shop.events (day date NOT NULL, kind text, line text)
          PARTITION BY RANGE (day, kind);
        CREATE TABLE shop.events_2025 PARTITION OF shop.events
          FOR VALUES FROM ('2025-01-01', '') TO ('2026-01-01', '');
        CREATE VIEW shop.big_orders AS SELECT id, amount FROM shop.orders WHERE amount > 100;
        CREATE MATERIALIZED VIEW shop.totals AS SELECT sum(amount) AS total FROM shop.orders;
        CREATE TABLE public."a`b; DROP TABLE x" ("c""d" int);
        """);
  }

  @AfterAll
  static void stop() throws Exception {
    if (postgres != null) {
      postgres.close();
    }
  }

  private static List<CatalogTable> read(String... schemas) throws Exception {
    return CatalogSources.database(
            postgres.url(), List.of(schemas), Optional.empty(), TIMEOUT, ENVIRONMENT)
        .read();
  }

  private static CatalogTable table(String name) throws Exception {
    return new TableCatalog(read()).find(TableId.of("shop", name)).orElseThrow();
  }

  private static String problem(String url, Map<String, String> environment, Duration timeout)
      throws Exception {
    CatalogSource source =
        CatalogSources.database(url, List.of(), Optional.empty(), timeout, environment);
    return assertThrows(CatalogException.class, source::read).getMessage();
  }

  @Test
  void tablesAndViewsAreThereAndPartitionsAreNot() throws Exception {
    Map<String, CatalogTable.Kind> kinds = new TreeMap<>();
    read("shop").forEach(table -> kinds.put(table.id().toString(), table.kind()));
    assertEquals(
        Map.of(
            "shop.orders", CatalogTable.Kind.TABLE,
            "shop.events", CatalogTable.Kind.TABLE,
            "shop.big_orders", CatalogTable.Kind.VIEW,
            "shop.totals", CatalogTable.Kind.MATERIALIZED_VIEW),
        kinds);
  }

  @Test
  void columnsHaveTheTypesThatSparkGivesThem() throws Exception {
    assertEquals(
        List.of(
            "id bigint not null",
            "customer int not null",
            "number varchar(20) not null",
            "amount decimal(12,2) not null",
            "state string null",
            "tags array<string> null",
            "details string null",
            "At timestamp null",
            "local_at timestamp_ntz null",
            "span unknown null"),
        table("orders").columns().stream()
            .map(c -> c.name() + " " + c.type() + (c.nullable() ? " null" : " not null"))
            .toList());
  }

  /** An index over an expression, or over some rows, promises nothing of the whole column. */
  @Test
  void keysAreThoseThatHoldForEveryRow() throws Exception {
    assertEquals(List.of(List.of("id"), List.of("customer", "number")), table("orders").keys());
  }

  @Test
  void commentsOwnerPartitionsAndRowsAreKnown() throws Exception {
    CatalogTable orders = table("orders");
    assertEquals(Optional.of("one row an order"), orders.comment());
    assertEquals(Optional.of("as printed"), orders.column("number").orElseThrow().comment());
    assertEquals(Map.of("owner", Postgres.USER), orders.properties());
    assertEquals(OptionalLong.of(500), orders.rowCount());
    assertEquals(List.of("day", "kind"), table("events").partitionedBy());
    assertEquals(OptionalLong.empty(), table("events").rowCount());
  }

  @Test
  void aHostileNameIsAName() throws Exception {
    CatalogTable table = read("public").getFirst();
    assertEquals(List.of("public", "a`b; DROP TABLE x"), table.id().parts());
    assertEquals("c\"d", table.columns().getFirst().name());
  }

  @Test
  void aSchemaThatIsNotThereIsNamedWithThoseThatAre() {
    CatalogException e = assertThrows(CatalogException.class, () -> read("shops'; --"));
    assertEquals(
        postgres.url() + " has no schema 'shops'; --'; it has public, shop", e.getMessage());
  }

  @Test
  void aWrongPasswordIsSaidAndNotShown() throws Exception {
    String message =
        problem(
            postgres.url() + "?user=lintel", Map.of("LINTEL_JDBC_PASSWORD", "hunter2"), TIMEOUT);
    assertTrue(message.contains("password authentication failed for user \"lintel\""), message);
    assertTrue(message.endsWith("set LINTEL_JDBC_PASSWORD, or write a ~/.pgpass"), message);
    assertFalse(message.contains("hunter2"), message);
  }

  @Test
  void thePasswordFileOfPostgresqlIsRead(@TempDir Path directory) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("pgpass"),
            "127.0.0.1:%d:postgres:%s:%s%n"
                .formatted(postgres.port(), Postgres.USER, Postgres.PASSWORD));
    System.setProperty("org.postgresql.pgpassfile", file.toString());
    try {
      CatalogSource source =
          CatalogSources.database(
              postgres.url() + "?user=" + Postgres.USER,
              List.of("shop"),
              Optional.empty(),
              TIMEOUT,
              Map.of());
      assertEquals(4, source.read().size());
    } finally {
      System.clearProperty("org.postgresql.pgpassfile");
    }
  }

  @Test
  void noPasswordSaysHowToGiveOne() throws Exception {
    String message = problem(postgres.url() + "?user=lintel", Map.of(), TIMEOUT);
    assertTrue(message.endsWith("set LINTEL_JDBC_PASSWORD, or write a ~/.pgpass"), message);
  }

  @Test
  void aDatabaseThatIsNotThereIsNamed() throws Exception {
    String message = problem(postgres.url() + "x", ENVIRONMENT, TIMEOUT);
    assertTrue(message.endsWith("database \"postgresx\" does not exist"), message);
  }

  @Test
  void whatTheUserMayNotReadIsDescribedAllTheSame() throws Exception {
    postgres.execute("CREATE ROLE reader LOGIN PASSWORD 'reader-word'");
    List<CatalogTable> tables =
        CatalogSources.database(
                postgres.url(),
                List.of("shop"),
                Optional.empty(),
                TIMEOUT,
                Map.of("PGUSER", "reader", "PGPASSWORD", "reader-word"))
            .read();
    assertEquals(4, tables.size());
  }
}
