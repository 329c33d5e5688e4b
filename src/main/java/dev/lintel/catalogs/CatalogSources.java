package dev.lintel.catalogs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The systems that tables can be read from. Nothing is connected to before a source is read. */
public final class CatalogSources {
  private CatalogSources() {}

  /**
   * Gives a Hive Metastore.
   *
   * @param uris what {@code hive.metastore.uris} holds: {@code thrift://HOST:9083}, several with
   *     commas between them
   * @param databases the databases to read; empty for all
   * @param timeout how long to wait for a connection and for each answer; at least a second
   */
  public static BoundedSource metastore(String uris, List<String> databases, Duration timeout)
      throws InvalidSourceException {
    List<MetastoreAddress> addresses = MetastoreAddress.list(uris);
    MetastoreSource source = new MetastoreSource(addresses, List.copyOf(databases), timeout);
    return BoundedSource.of(source, addresses.getFirst().toString(), timeout);
  }

  /**
   * Gives a database that has a JDBC driver.
   *
   * @param url its JDBC URL, without a password
   * @param schemas the schemas to read; empty for all that are not the database's own
   * @param driver the jar of the driver; empty for PostgreSQL's, which Lintel has
   * @param timeout how long to wait for a connection and for each answer; at least a second
   * @param environment the environment variables, which hold user and password
   */
  public static BoundedSource database(
      String url,
      List<String> schemas,
      Optional<Path> driver,
      Duration timeout,
      Map<String, String> environment)
      throws InvalidSourceException {
    JdbcUrl checked = JdbcUrl.of(url);
    JdbcCredentials credentials = JdbcCredentials.of(checked, environment);
    JdbcDriver loaded = JdbcDriver.of(checked, driver);
    JdbcSource source = new JdbcSource(checked, loaded, credentials, List.copyOf(schemas), timeout);
    return BoundedSource.of(source, checked.place(), timeout);
  }
}
