package dev.lintel.report;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.source.Position;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Prints what is known of tables, for people. */
public final class CatalogReport {
  private final UnaryOperator<String> shownPath;

  /**
   * A table with where it is known from.
   *
   * @param snapshot the path of the catalog file that knows it
   */
  public record Row(CatalogTable table, Optional<String> snapshot) {}

  /**
   * @param shownPath makes a path relative to the root one that is shown
   */
  public CatalogReport(UnaryOperator<String> shownPath) {
    this.shownPath = shownPath;
  }

  /** Gives a line for each table and one that counts them. */
  public String list(List<Row> rows) {
    if (rows.isEmpty()) {
      return "no tables are known; 'lintel catalog import' reads those of a running system\n";
    }
    int width = 0;
    for (Row row : rows) {
      width = Math.max(width, Math.min(60, name(row.table).length()));
    }
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      String line =
          "%-"
              .concat(width + "s  %-17s  %-21s  %s")
              .formatted(name(row.table), kind(row.table), columns(row.table), places(row));
      text.append(line.stripTrailing()).append('\n');
    }
    return text.append(summary(rows)).toString();
  }

  private static String name(CatalogTable table) {
    return VisibleText.of(table.id().toString());
  }

  /** Gives the word of a kind, as {@code materialized view}. */
  private static String kind(CatalogTable table) {
    return table.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String columns(CatalogTable table) {
    int count = table.columns().size();
    String columns = count + (count == 1 ? " column" : " columns");
    if (table.open()) {
      return count == 0 ? "columns unknown" : columns + " and others";
    }
    return columns;
  }

  private String places(Row row) {
    List<String> places = new ArrayList<>();
    row.table.definition().ifPresent(span -> places.add(place(span)));
    row.snapshot.ifPresent(path -> places.add(VisibleText.of(shownPath.apply(path))));
    return String.join(", ", places);
  }

  /** Gives {@code path:line:column} of a place. */
  String place(Span span) {
    Span resolved = span.resolved();
    Position start = resolved.region().start();
    return "%s:%d:%d"
        .formatted(
            VisibleText.of(shownPath.apply(resolved.source().path())),
            start.line(),
            start.column());
  }

  private static String summary(List<Row> rows) {
    long defined = rows.stream().filter(row -> row.table.definition().isPresent()).count();
    long imported = rows.stream().filter(row -> row.snapshot.isPresent()).count();
    long open = rows.stream().filter(row -> row.table.open()).count();
    String unknown = open == 0 ? "" : "; not all columns of %d are known".formatted(open);
    return "%d %s: %d from files of the repository, %d from a catalog file%s\n"
        .formatted(rows.size(), rows.size() == 1 ? "table" : "tables", defined, imported, unknown);
  }

  /** Gives all that is known of one table. */
  public String detail(Row row) {
    CatalogTable table = row.table;
    StringBuilder text = new StringBuilder();
    text.append(name(table)).append(": ").append(kind(table));
    table.format().ifPresent(format -> text.append(", ").append(VisibleText.of(format)));
    text.append("\n  known from ").append(places(row)).append('\n');
    table.comment().ifPresent(comment -> line(text, "comment", comment));
    table.location().ifPresent(location -> line(text, "location", location));
    if (!table.tags().isEmpty()) {
      line(text, "tags", String.join(", ", table.tags()));
    }
    if (!table.partitionedBy().isEmpty()) {
      line(text, "partitioned by", String.join(", ", table.partitionedBy()));
    }
    table.keys().forEach(key -> line(text, "unique by", String.join(", ", key)));
    table.rowCount().ifPresent(count -> line(text, "rows", "about " + count));
    table.properties().forEach((key, value) -> line(text, key, value));
    text.append('\n');
    int width = 0;
    for (CatalogColumn column : table.columns()) {
      width = Math.max(width, Math.min(40, VisibleText.of(column.name()).length()));
    }
    for (CatalogColumn column : table.columns()) {
      text.append("  ").append(column(column, width).stripTrailing()).append('\n');
    }
    if (table.open()) {
      text.append(table.columns().isEmpty() ? "  (columns unknown)\n" : "  (and others)\n");
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String what, String value) {
    text.append("  ")
        .append(VisibleText.of(what))
        .append(": ")
        .append(VisibleText.of(value))
        .append('\n');
  }

  private static String column(CatalogColumn column, int width) {
    StringBuilder line = new StringBuilder();
    line.append("%-".concat(width + 2 + "s").formatted(VisibleText.of(column.name())));
    line.append(VisibleText.of(column.type().toString()));
    if (!column.nullable()) {
      line.append(" NOT NULL");
    }
    if (!column.tags().isEmpty()) {
      line.append("  [").append(VisibleText.of(String.join(", ", column.tags()))).append(']');
    }
    column.comment().ifPresent(comment -> line.append("  ").append(VisibleText.of(comment)));
    return line.toString();
  }
}
