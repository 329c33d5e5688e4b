package dev.lintel.catalogs;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The driver of a database. Lintel has PostgreSQL's: it is small, its licence lets it be passed on,
 * and Spark's own dialect tells what its types become. Any other comes from a jar that the user
 * names, who has its licence and runs its code.
 */
record JdbcDriver(Driver driver) {
  static JdbcDriver of(JdbcUrl url, Optional<Path> jar) throws InvalidSourceException {
    if (jar.isPresent()) {
      return new JdbcDriver(load(url, jar.get()));
    }
    if (url.isPostgresql()) {
      return new JdbcDriver(new org.postgresql.Driver());
    }
    throw new InvalidSourceException(
        "Lintel has the driver of postgresql alone; --driver takes the jar of the one for %s"
            .formatted(url.product()));
  }

  private static Driver load(JdbcUrl url, Path jar) throws InvalidSourceException {
    if (!Files.isRegularFile(jar)) {
      throw new InvalidSourceException("--driver takes a jar, and '" + jar + "' is no file");
    }
    List<String> found = new ArrayList<>();
    try {
      // It stays open as long as the driver does, which is to the end of the process.
      URLClassLoader classes =
          new URLClassLoader(
              "driver", new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
      for (Driver driver : ServiceLoader.load(Driver.class, classes)) {
        found.add(driver.getClass().getName());
        if (driver.acceptsURL(url.text())) {
          return driver;
        }
      }
    } catch (IOException | SQLException | ServiceConfigurationError | LinkageError e) {
      throw new InvalidSourceException(
          "the driver in '%s' cannot be loaded: %s".formatted(jar, e.getMessage()));
    }
    throw new InvalidSourceException(
        found.isEmpty()
            ? "'%s' of --driver holds no JDBC driver".formatted(jar)
            : "the driver in '%s' (%s) does not take URLs of %s"
                .formatted(jar, Shown.some(found), url.product()));
  }
}
