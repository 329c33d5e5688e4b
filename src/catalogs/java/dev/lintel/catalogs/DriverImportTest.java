package dev.lintel.catalogs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.model.sql.TableId;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads a database whose driver is the user's: Derby, which comes with the metastore. */
class DriverImportTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static JdbcUrl url;
  private static Path jar;
  private static JdbcDriver driver;

  @BeforeAll
  static void fill() throws Exception {
    Path list = Path.of(System.getProperty("lintel.basedir"), "target/metastore.class-path");
    jar =
        Stream.of(Files.readString(list).strip().split(File.pathSeparator))
            .map(Path::of)
            .filter(path -> path.getFileName().toString().startsWith("derby-"))
            .findFirst()
            .orElseThrow();
    System.setProperty("derby.stream.error.file", "/dev/null");
    url = JdbcUrl.of("jdbc:derby:memory:imported;create=true");
    driver = JdbcDriver.of(url, Optional.of(jar));
    try (Connection connection = driver.driver().connect(url.text(), new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA shop");
      statement.execute(
          """
          CREATE TABLE shop.orders (
            id BIGINT NOT NULL PRIMARY KEY, customer INT NOT NULL, number VARCHAR(20) NOT NULL,
            amount DECIMAL(12, 2), sold TIMESTAMP, payload BLOB, line CLOB, is_sent BOOLEAN,
            CONSTRAINT numbers UNIQUE (customer, number))\
          """);
      statement.execute("CREATE TABLE shop.\"orders_x\" (a DOUBLE)");
      statement.execute("CREATE TABLE shop.\"ordersyx\" (b REAL)");
      statement.execute("CREATE VIEW shop.numbers AS SELECT number FROM shop.orders");
    }
  }

  private static List<CatalogTable> read(String... schemas) throws CatalogException {
    return new JdbcSource(url, driver, JdbcCredentials.of(url, Map.of()), List.of(schemas), TIMEOUT)
        .read();
  }

  @Test
  void tablesAndViewsAreThereAndTheDatabasesOwnAreNot() throws Exception {
    Map<String, CatalogTable.Kind> kinds = new TreeMap<>();
    read().forEach(table -> kinds.put(table.id().toString(), table.kind()));
    assertEquals(
        Map.of(
            "SHOP.ORDERS", CatalogTable.Kind.TABLE,
            "SHOP.orders_x", CatalogTable.Kind.TABLE,
            "SHOP.ordersyx", CatalogTable.Kind.TABLE,
            "SHOP.NUMBERS", CatalogTable.Kind.VIEW),
        kinds);
  }

  @Test
  void columnsAndKeysAreRead() throws Exception {
    CatalogTable orders = new TableCatalog(read()).find(TableId.of("shop", "orders")).orElseThrow();
    assertEquals(
        List.of(
            "ID bigint not null",
            "CUSTOMER int not null",
            "NUMBER varchar(20) not null",
            "AMOUNT decimal(12,2) null",
            "SOLD timestamp_ntz null",
            "PAYLOAD binary null",
            "LINE string null",
            "IS_SENT boolean null"),
        orders.columns().stream()
            .map(c -> c.name() + " " + c.type() + (c.nullable() ? " null" : " not null"))
            .toList());
    assertEquals(List.of(List.of("ID"), List.of("CUSTOMER", "NUMBER")), orders.keys());
  }

  /** An underscore in a name is a wildcard of JDBC's patterns. */
  @Test
  void aNameThatIsAPatternGetsItsOwnColumns() throws Exception {
    CatalogTable table =
        new TableCatalog(read()).find(TableId.of("SHOP", "orders_x")).orElseThrow();
    assertEquals(List.of("A"), table.columns().stream().map(c -> c.name()).toList());
  }

  @Test
  void aSchemaWithoutTablesIsNamedWithThoseThatAre() {
    CatalogException e = assertThrows(CatalogException.class, () -> read("shopping"));
    assertTrue(
        e.getMessage().startsWith("jdbc:derby:memory:imported has no table in a schema 'shopping'"),
        e.getMessage());
  }

  @Test
  void aDriverOfAnotherDatabaseIsRefused() throws Exception {
    JdbcUrl other = JdbcUrl.of("jdbc:mysql://db/shop");
    InvalidSourceException e =
        assertThrows(InvalidSourceException.class, () -> JdbcDriver.of(other, Optional.of(jar)));
    assertTrue(e.getMessage().endsWith("does not take URLs of mysql"), e.getMessage());
  }
}
