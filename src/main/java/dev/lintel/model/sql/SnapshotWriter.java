package dev.lintel.model.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes snapshots so that version control shows what changed: tables by name, a line for each
 * column and each thing that is known of a table, what is usual left out. The same tables give the
 * same text.
 */
public final class SnapshotWriter {
  static final int FORMAT = 1;

  private final StringBuilder out = new StringBuilder();

  private SnapshotWriter() {}

  /** Gives the text of the file. */
  public static String write(Snapshot snapshot) {
    return new SnapshotWriter().text(snapshot);
  }

  private String text(Snapshot snapshot) {
    out.append("{\n  \"").append(SnapshotReader.HEAD).append("\": ").append(FORMAT).append(",\n");
    snapshot
        .imported()
        .ifPresent(imported ->
            out.append("  \"imported\": {\"at\": ")
                .append(JsonText.of(imported.at()))
                .append(", \"from\": ")
                .append(JsonText.of(imported.from()))
                .append("},\n"));
    out.append("  \"tables\": [");
    String separator = "\n";
    for (CatalogTable table : snapshot.tables()) {
      out.append(separator);
      table(table);
      separator = ",\n";
    }
    return out.append(snapshot.tables().isEmpty() ? "]\n}\n" : "\n  ]\n}\n").toString();
  }

  private void table(CatalogTable table) {
    List<String> members = new ArrayList<>();
    members.add("\"name\": " + texts(table.id().parts()));
    members.add("\"kind\": " + JsonText.of(kind(table.kind())));
    if (table.open()) {
      members.add("\"open\": true");
    }
    table.comment().ifPresent(comment -> members.add("\"comment\": " + JsonText.of(comment)));
    table.format().ifPresent(format -> members.add("\"format\": " + JsonText.of(format)));
    table.location().ifPresent(place -> members.add("\"location\": " + JsonText.of(place)));
    table.rowCount().ifPresent(count -> members.add("\"rowCount\": " + count));
    if (!table.tags().isEmpty()) {
      members.add("\"tags\": " + texts(table.tags()));
    }
    if (!table.partitionedBy().isEmpty()) {
      members.add("\"partitionedBy\": " + texts(table.partitionedBy()));
    }
    if (!table.keys().isEmpty()) {
      members.add(
          "\"keys\": ["
              + String.join(", ", table.keys().stream().map(SnapshotWriter::texts).toList())
              + "]");
    }
    if (!table.properties().isEmpty()) {
      members.add("\"properties\": " + properties(table.properties()));
    }
    members.add("\"columns\": " + columns(table.columns()));
    out.append("    {\n      ").append(String.join(",\n      ", members)).append("\n    }");
  }

  /** Gives the word of a kind, as {@code materialized-view}. */
  static String kind(CatalogTable.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String texts(Collection<String> texts) {
    return "[" + String.join(", ", texts.stream().map(JsonText::of).toList()) + "]";
  }

  private static String properties(Map<String, String> properties) {
    List<String> lines = new ArrayList<>();
    properties.forEach(
        (key, value) -> lines.add("        " + JsonText.of(key) + ": " + JsonText.of(value)));
    return "{\n" + String.join(",\n", lines) + "\n      }";
  }

  private static String columns(List<CatalogColumn> columns) {
    if (columns.isEmpty()) {
      return "[]";
    }
    return "[\n        "
        + String.join(",\n        ", columns.stream().map(SnapshotWriter::column).toList())
        + "\n      ]";
  }

  private static String column(CatalogColumn column) {
    StringBuilder line = new StringBuilder("{\"name\": ");
    JsonText.append(line, column.name());
    line.append(", \"type\": ");
    JsonText.append(line, column.type().toString());
    if (!column.nullable()) {
      line.append(", \"nullable\": false");
    }
    if (!column.tags().isEmpty()) {
      line.append(", \"tags\": ").append(texts(column.tags()));
    }
    if (column.comment().isPresent()) {
      line.append(", \"comment\": ");
      JsonText.append(line, column.comment().get());
    }
    return line.append('}').toString();
  }
}
