package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.catalogs.FakeMetastore;
import dev.lintel.catalogs.FakeServer;
import io.trino.hive.thrift.metastore.FieldSchema;
import io.trino.hive.thrift.metastore.StorageDescriptor;
import io.trino.hive.thrift.metastore.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code catalog import} from a running system, as a user meets it. */
class CatalogImportTest {
  private static final Set<String> CALLS =
      Set.of("get_all_databases", "get_all_tables", "get_table_objects_by_name_req");

  @TempDir Path directory;

  private static Table table(String name, int columns) {
    List<FieldSchema> fields = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      fields.add(new FieldSchema("c" + i, "bigint", null));
    }
    Table table = new Table();
    table.setDbName("sales");
    table.setTableName(name);
    StorageDescriptor storage = new StorageDescriptor();
    storage.setCols(fields);
    table.setSd(storage);
    table.setParameters(new HashMap<>());
    return table;
  }

  private Cli.Outcome run(String... options) {
    return Cli.in(directory)
        .run(
            Stream.concat(Stream.of("catalog", "import"), Stream.of(options))
                .toArray(String[]::new));
  }

  @Test
  void whatAMetastoreKnowsIsKnownToChecks() throws Exception {
    try (FakeMetastore metastore = FakeMetastore.of(table("orders", 2), CALLS)) {
      Cli.Outcome outcome = run("--metastore", metastore.uri());
      assertEquals("", outcome.err());
      assertEquals("lintel-catalog.json: 1 table written\n", outcome.out());
      assertEquals(ExitCode.PASSED, outcome.code());
      String file = Files.readString(directory.resolve("lintel-catalog.json"));
      assertTrue(file.contains("hive metastore " + metastore.uri()), file);
      String shown = Cli.in(directory).run("catalog", "show", "sales.orders").out();
      assertTrue(shown.contains("c1") && shown.contains("bigint"), shown);
    }
  }

  @Test
  void whereAMetastoreFailsTheOldFileStaysAndNoneLiesBesideIt() throws Exception {
    try (FakeServer server = FakeServer.answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      Path file = Files.writeString(directory.resolve("lintel-catalog.json"), "as it was");
      Cli.Outcome outcome = run("--metastore", server.uri());
      assertEquals(
          "lintel: %s speaks HTTP, and Lintel speaks plain Thrift, by default on port 9083\n"
              .formatted(server.uri()),
          outcome.err());
      assertEquals(ExitCode.INCOMPLETE, outcome.code());
      assertEquals("as it was", Files.readString(file));
      try (Stream<Path> files = Files.list(directory)) {
        assertEquals(
            List.of(".git", "lintel-catalog.json"),
            files.map(path -> path.getFileName().toString()).sorted().toList());
      }
    }
  }

  @Test
  void aTableThatIsTooWideIsNamedAndNothingWritten() throws Exception {
    try (FakeMetastore metastore = FakeMetastore.of(table("wide\u001b[2J", 100_000), CALLS)) {
      Cli.Outcome outcome = run("--metastore", metastore.uri());
      assertEquals(ExitCode.INCOMPLETE, outcome.code());
      assertTrue(outcome.err().contains("has 100,000 columns"), outcome.err());
      assertFalse(outcome.err().contains("\u001b"), outcome.err());
      assertFalse(Files.exists(directory.resolve("lintel-catalog.json")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --metastore a --jdbc jdbc:x:y        | 'lintel catalog import' reads one source at a time, and not --metastore and --jdbc
          --metastore a --driver x.jar         | --driver is of use with --jdbc only
          --schema x                           | --schema is of use with --metastore or --jdbc only
          --metastore a --timeout 0            | --timeout does not take '0'; it takes seconds from 1 to 3600
          --metastore a --timeout soon         | --timeout does not take 'soon'; it takes seconds from 1 to 3600
          --metastore http://a                 | 'http://a' is no address of a metastore, of which Lintel speaks plain Thrift alone; it takes thrift://HOST:9083
          --jdbc jdbc:mysql://db/x             | Lintel has the driver of postgresql alone; --driver takes the jar of the one for mysql
          --jdbc jdbc:mysql://db --driver x.jar | --driver takes a jar, and '%s/x.jar' is no file
          """)
  void misuseSaysWhatIsAccepted(String options, String expected) {
    Cli.Outcome outcome = run(options.split(" "));
    assertEquals("lintel: " + expected.replace("%s", directory.toString()) + "\n", outcome.err());
    assertEquals(ExitCode.MISUSE, outcome.code());
  }

  @Test
  void aPasswordIsNeitherTakenFromTheCommandLineNorRepeated() {
    Cli.Outcome outcome = run("--jdbc", "jdbc:postgresql://db/x?user=me&password=hunter2");
    assertEquals(ExitCode.MISUSE, outcome.code());
    assertTrue(outcome.err().contains("set LINTEL_JDBC_PASSWORD"), outcome.err());
    assertFalse(outcome.err().contains("hunter2"), outcome.err());
  }

  @Test
  void theUserOfTheEnvironmentConnects() throws Exception {
    try (FakeServer server = FakeServer.answering("")) {
      Cli.Outcome outcome =
          Cli.in(directory)
              .with(Map.of("LINTEL_JDBC_PASSWORD", "hunter2"))
              .run(
                  "catalog",
                  "import",
                  "--jdbc",
                  "jdbc:postgresql://127.0.0.1:" + server.port() + "/x?user=me",
                  "--timeout",
                  "2");
      assertEquals(ExitCode.INCOMPLETE, outcome.code());
      assertTrue(
          outcome.err().startsWith("lintel: jdbc:postgresql://127.0.0.1:" + server.port() + "/x: "),
          outcome.err());
      assertFalse(outcome.err().contains("hunter2"), outcome.err());
    }
  }
}
