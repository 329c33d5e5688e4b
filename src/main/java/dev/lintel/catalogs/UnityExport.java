package dev.lintel.catalogs;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.InvalidSnapshotException;
import dev.lintel.model.sql.JsonCursor;
import dev.lintel.model.sql.TableId;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.FoundFile;
import dev.lintel.source.Notice;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What somebody took out of a Unity Catalog: the answers of its REST API to a list of tables, as
 * they are or as the Databricks CLI prints them, or the rows of {@code information_schema.columns}
 * as JSON or CSV. A directory is all files of these kinds in it.
 *
 * @param file absolute
 * @param name the file as it is shown
 */
public record UnityExport(Path file, String name) implements CatalogSource {
  private static final int LIMIT_BYTES = 256 << 20;

  @Override
  public List<CatalogTable> read() throws CatalogException {
    Map<TableId, CatalogTable> tables = new TreeMap<>();
    for (FoundFile part : files()) {
      for (CatalogTable table : read(part)) {
        CatalogTable other = tables.put(table.id(), table);
        if (other != null && !other.equals(table)) {
          throw new CatalogException(
              "%s: the table %s is exported twice, and not alike; export all tables at one time"
                  .formatted(part.path(), table.id()));
        }
      }
    }
    if (tables.isEmpty()) {
      throw new CatalogException(
          name
              + ": holds no table; it takes the JSON of a list of tables, or"
              + " information_schema.columns as JSON or CSV");
    }
    return List.copyOf(tables.values());
  }

  private List<FoundFile> files() throws CatalogException {
    if (!Files.isDirectory(file)) {
      return List.of(new FoundFile(name, file));
    }
    try (Stream<Path> below = Files.list(file)) {
      return below
          .filter(path -> isExport(path.getFileName().toString()))
          .sorted()
          .map(path -> new FoundFile(name + "/" + path.getFileName(), path))
          .toList();
    } catch (IOException e) {
      throw new CatalogException(name + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isExport(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return lower.endsWith(".json") || lower.endsWith(".csv");
  }

  private static List<CatalogTable> read(FoundFile part) throws CatalogException {
    return switch (part.read(LIMIT_BYTES)) {
      case Decoded.Text(SourceText text) -> tables(text);
      case Decoded.Binary(String reason) ->
          throw new CatalogException(part.path() + ": is not text: " + reason);
      case FileContent.Unread(Notice notice) ->
          throw new CatalogException(part.path() + ": " + notice.message());
    };
  }

  private static List<CatalogTable> tables(SourceText text) throws CatalogException {
    String start = text.content().stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return csv(text);
    }
    try {
      return new UnityTables(JsonCursor.open(text)).read();
    } catch (InvalidSnapshotException e) {
      throw new CatalogException(e.getMessage(), e);
    }
  }

  private static List<CatalogTable> csv(SourceText text) throws CatalogException {
    List<List<String>> rows = CsvRows.of(text.content());
    if (rows.isEmpty()) {
      throw new CatalogException(text.path() + ": the file is empty");
    }
    List<String> head = new ArrayList<>();
    rows.getFirst().forEach(field -> head.add(field.strip().toLowerCase(Locale.ROOT)));
    ColumnRows columns = new ColumnRows();
    for (List<String> row : rows.subList(1, rows.size())) {
      Map<String, String> fields = new HashMap<>();
      for (int i = 0; i < Math.min(head.size(), row.size()); i++) {
        fields.put(head.get(i), row.get(i));
      }
      try {
        columns.add(fields);
      } catch (CatalogException e) {
        throw new CatalogException(text.path() + ": " + e.getMessage(), e);
      }
    }
    return columns.tables();
  }
}
