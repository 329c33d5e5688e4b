package dev.lintel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.catalogs.FakeMetastore;
import dev.lintel.catalogs.FakeServer;
import dev.lintel.image.Image.Outcome;
import io.trino.hive.thrift.metastore.FieldSchema;
import io.trino.hive.thrift.metastore.StorageDescriptor;
import io.trino.hive.thrift.metastore.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The import has jars and modules that no other command has, and prints nothing of theirs. */
class CatalogImportIT {
  @TempDir Path directory;

  @BeforeEach
  void makeARoot() throws IOException {
    Files.createDirectories(directory.resolve(".git"));
  }

  private Outcome catalogImport(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Image.launcher(Image.BASE)));
    command.addAll(List.of("catalog", "import"));
    command.addAll(List.of(options));
    return Image.run(directory, command);
  }

  @Test
  void theImageSpeaksThrift() throws Exception {
    StorageDescriptor storage = new StorageDescriptor();
    storage.setCols(List.of(new FieldSchema("id", "bigint", null)));
    Table table = new Table();
    table.setDbName("sales");
    table.setTableName("orders");
    table.setSd(storage);
    table.setParameters(new HashMap<>());
    Set<String> calls =
        Set.of("get_all_databases", "get_all_tables", "get_table_objects_by_name_req");
    try (FakeMetastore metastore = FakeMetastore.of(table, calls)) {
      Outcome outcome = catalogImport("--metastore", metastore.uri());
      assertEquals("", outcome.err());
      assertEquals("lintel-catalog.json: 1 table written\n", outcome.out());
      assertEquals(0, outcome.code());
    }
  }

  @Test
  void theImageHasPostgresqlsDriver() throws Exception {
    try (FakeServer server = FakeServer.silent()) {
      String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/shop";
      Outcome outcome = catalogImport("--jdbc", url + "?user=me", "--timeout", "1");
      assertEquals(
          "lintel: " + url + ": no answer within 1 s; --timeout gives it longer\n", outcome.err());
      assertEquals(3, outcome.code());
      assertTrue(Files.notExists(directory.resolve("lintel-catalog.json")));
    }
  }
}
