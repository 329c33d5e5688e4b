package dev.lintel.catalogs;

import dev.lintel.model.sql.CatalogTable;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * Reads the tables of a database, PostgreSQL from its own catalog and any other from what its
 * driver tells of it.
 *
 * @param schemas the schemas to read; empty for all that are not the database's own
 */
record JdbcSource(
    JdbcUrl url,
    JdbcDriver driver,
    JdbcCredentials credentials,
    List<String> schemas,
    Duration timeout)
    implements CatalogSource {
  @Override
  public List<CatalogTable> read() throws CatalogException {
    try (Connection connection = connect()) {
      CollectedTables collected = new CollectedTables(url.place());
      if (url.isPostgresql()) {
        new PostgresReader(connection, schemas, collected).read();
      } else {
        new MetadataReader(connection, schemas, collected).read();
      }
      return collected.tables();
    } catch (SQLException e) {
      throw problem(e);
    } catch (LinkageError e) {
      throw new CatalogException(
          "the driver of %s needs a part of Java that Lintel does not have: %s"
              .formatted(url.place(), e.getMessage()),
          e);
    }
  }

  private Connection connect() throws SQLException, CatalogException {
    Properties properties = new Properties();
    credentials.user().ifPresent(user -> properties.setProperty("user", user));
    credentials.password().ifPresent(word -> properties.setProperty("password", word));
    String seconds = Long.toString(timeout.toSeconds());
    if (url.isPostgresql()) {
      properties.setProperty("ApplicationName", "lintel");
      properties.setProperty("connectTimeout", seconds);
      properties.setProperty("socketTimeout", seconds);
    }
    Connection connection = driver.driver().connect(url.text(), properties);
    if (connection == null) {
      throw new CatalogException("the driver does not take the URL " + url.place());
    }
    try {
      connection.setReadOnly(true);
      connection.setNetworkTimeout(Runnable::run, (int) timeout.toMillis());
    } catch (SQLFeatureNotSupportedException e) {
      // Some drivers know neither; the limit on the whole holds all the same.
      return connection;
    }
    return connection;
  }

  private CatalogException problem(SQLException e) {
    Throwable cause = e;
    for (int depth = 0; cause.getCause() != null && depth < 10; depth++) {
      cause = cause.getCause();
    }
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String why =
        switch (cause) {
          case UnknownHostException _ -> "there is no host '" + cause.getMessage() + "'";
          case ConnectException _ -> "nothing listens there: " + cause.getMessage();
          case SocketTimeoutException _ ->
              "no answer within %d s; --timeout gives it longer".formatted(timeout.toSeconds());
          default -> oneLine(e.getMessage()) + (isRefusal(state, e.getMessage()) ? help() : "");
        };
    return new CatalogException(url.place() + ": " + credentials.masked(why), e);
  }

  /** Class 28 is an invalid authorisation; PostgreSQL's driver has 08004 where it lacks one. */
  private static boolean isRefusal(String state, String message) {
    return state.startsWith("28")
        || state.equals("08004") && message != null && message.contains("password");
  }

  private String help() {
    return "; set %s%s"
        .formatted(JdbcCredentials.PASSWORD, url.isPostgresql() ? ", or write a ~/.pgpass" : "");
  }

  private static String oneLine(String message) {
    String line = message == null ? "no reason was given" : message.strip().replaceAll("\\s+", " ");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
