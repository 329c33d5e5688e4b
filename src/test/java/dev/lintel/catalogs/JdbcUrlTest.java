package dev.lintel.catalogs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a database before anything connects to it. */
class JdbcUrlTest {
  private static final String POSTGRESQL = "jdbc:postgresql://db:5432/shop?user=me&ssl=true";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/shop?user=me&password=hunter2",
        "jdbc:postgresql://db/shop?sslpassword=hunter2",
        "jdbc:sqlserver://db;user=me;PASSWORD=hunter2",
        "jdbc:mysql://me:hunter2@db/shop",
        "jdbc:mysql://address=(host=db)(password=hunter2)/shop",
        "jdbc:oracle:thin:me/hunter2@db:1521:shop",
        "jdbc:databricks://db:443;AuthMech=3;Pwd=hunter2",
        "postgresql://me:hunter2@db/shop",
        "hunter2"
      })
  void aPasswordOnTheCommandLineIsRefusedAndNotRepeated(String url) {
    InvalidSourceException e = assertThrows(InvalidSourceException.class, () -> JdbcUrl.of(url));
    assertFalse(e.getMessage().contains("hunter2"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        POSTGRESQL,
        "jdbc:oracle:thin:@//db:1521/shop",
        "jdbc:oracle:thin:@db:1521:shop",
        "jdbc:derby:memory:x;create=true",
        "jdbc:postgresql://[::1]:5432/shop?password=",
        "jdbc:mysql://me@db:3306/shop"
      })
  void othersAreAccepted(String url) throws Exception {
    assertEquals(url, JdbcUrl.of(url).text());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          jdbc:postgresql://db:5432/shop?user=me&ssl=true, jdbc:postgresql://db:5432/shop
          jdbc:sqlserver://db:1433;user=me,                jdbc:sqlserver://db:1433
          jdbc:mysql://me@db:3306/shop,                    jdbc:mysql://db:3306/shop
          jdbc:oracle:thin:me@db:1521:shop,                jdbc:oracle:thin:@db:1521:shop
          jdbc:oracle:thin:@//db:1521/shop,                jdbc:oracle:thin:@//db:1521/shop
          jdbc:derby:memory:x;create=true,                 jdbc:derby:memory:x
          """)
  void messagesNameThePlaceAlone(String url, String place) throws Exception {
    assertEquals(place, JdbcUrl.of(url).place());
  }

  @Test
  void thePasswordComesFromTheEnvironmentAndIsMasked() throws Exception {
    JdbcCredentials credentials =
        JdbcCredentials.of(
            JdbcUrl.of(POSTGRESQL), Map.of("LINTEL_JDBC_PASSWORD", "hunter2", "PGUSER", "you"));
    assertEquals(Optional.of("hunter2"), credentials.password());
    assertEquals(Optional.empty(), credentials.user());
    assertEquals("no '***' here", credentials.masked("no 'hunter2' here"));
    assertFalse(credentials.toString().contains("hunter2"));
  }

  @Test
  void onlyPostgresqlTakesItsOwnVariables() throws Exception {
    Map<String, String> environment = Map.of("PGUSER", "you", "PGPASSWORD", "hunter2");
    JdbcCredentials theirs =
        JdbcCredentials.of(JdbcUrl.of("jdbc:postgresql://db/shop"), environment);
    assertEquals(Optional.of("you"), theirs.user());
    assertEquals(Optional.of("hunter2"), theirs.password());
    JdbcCredentials others = JdbcCredentials.of(JdbcUrl.of("jdbc:mysql://db/shop"), environment);
    assertEquals(Optional.empty(), others.user());
    assertEquals(Optional.empty(), others.password());
  }

  private String refused(String url, Optional<Path> driver) {
    return assertThrows(
            InvalidSourceException.class,
            () -> CatalogSources.database(url, List.of(), driver, Duration.ofSeconds(1), Map.of()))
        .getMessage();
  }

  @Test
  void aDatabaseWithoutDriverSaysHowToNameOne() {
    assertEquals(
        "Lintel has the driver of postgresql alone; --driver takes the jar of the one for mysql",
        refused("jdbc:mysql://db/shop", Optional.empty()));
  }

  @Test
  void aDriverThatIsNoneIsRefused() throws Exception {
    String missing = refused("jdbc:mysql://db/shop", Optional.of(directory.resolve("no.jar")));
    assertTrue(missing.endsWith("no.jar' is no file"), missing);
    Path text = Files.writeString(directory.resolve("text.jar"), "no jar");
    String none = refused("jdbc:mysql://db/shop", Optional.of(text));
    assertTrue(none.endsWith("holds no JDBC driver"), none);
  }
}
