package dev.lintel.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.lintel.model.sql.CatalogChange;
import dev.lintel.model.sql.TableUses;
import dev.lintel.source.Region;
import dev.lintel.source.Span;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Prints what changed between two catalogs, the breaking changes first, and under each of them the
 * statements of the repository that it breaks.
 */
public final class CatalogDiffReport {
  /** What the changes can be printed as; the first is the default. */
  public static final List<String> FORMATS = List.of("full", "json", "markdown");

  /** A change of a table that everything reads fills no screen. */
  private static final int MOST_USES = 20;

  private static final char LAST_PRINTABLE = '~';

  private final Map<CatalogChange, List<TableUses.Use>> changes;
  private final UnaryOperator<String> shownPath;

  /**
   * @param changes in the order in which they are printed
   * @param shownPath makes a path relative to the root one that is shown
   */
  public CatalogDiffReport(
      Map<CatalogChange, List<TableUses.Use>> changes, UnaryOperator<String> shownPath) {
    this.changes = changes;
    this.shownPath = shownPath;
  }

  /** Gives the changes in one of {@link #FORMATS}. */
  public String print(String format) throws IOException {
    return switch (format) {
      case "json" -> json();
      case "markdown" -> markdown();
      default -> full();
    };
  }

  private String full() {
    StringBuilder text = new StringBuilder();
    changes.forEach((change, uses) -> {
      text.append(change.breaking() ? "breaking: " : "change:   ")
          .append(VisibleText.of(change.table() + ": " + change.message()))
          .append('\n');
      for (TableUses.Use use : uses.subList(0, Math.min(uses.size(), MOST_USES))) {
        text.append("  ").append(place(use.place())).append(": ").append(does(use)).append('\n');
      }
      if (uses.size() > MOST_USES) {
        text.append("  and ").append(uses.size() - MOST_USES).append(" more places\n");
      }
    });
    return text.append(summary()).append('\n').toString();
  }

  private String place(Span span) {
    return new CatalogReport(shownPath).place(span);
  }

  private static String does(TableUses.Use use) {
    String text = VisibleText.of(use.place().text().lines().findFirst().orElse(""));
    return (use.writes() ? "writes " : "reads ") + text;
  }

  private String summary() {
    if (changes.isEmpty()) {
      return "nothing changed";
    }
    long breaking = changes.keySet().stream().filter(CatalogChange::breaking).count();
    long uses = changes.values().stream().mapToLong(List::size).sum();
    String all = changes.size() + (changes.size() == 1 ? " change" : " changes");
    return breaking == 0
        ? all + ", none of them breaking"
        : "%s, %d of them breaking, at %d %s of the repository"
            .formatted(all, breaking, uses, uses == 1 ? "place" : "places");
  }

  private String markdown() {
    StringBuilder text = new StringBuilder("### Catalog: " + summary() + "\n");
    if (changes.isEmpty()) {
      return text.toString();
    }
    text.append("\n| | table | change | in the repository |\n|---|---|---|---|\n");
    changes.forEach((change, uses) -> {
      StringBuilder places = new StringBuilder();
      for (TableUses.Use use : uses.subList(0, Math.min(uses.size(), MOST_USES))) {
        places
            .append(places.isEmpty() ? "" : "<br>")
            .append(code(place(use.place())))
            .append(use.writes() ? " writes" : " reads");
      }
      if (uses.size() > MOST_USES) {
        places.append("<br>and ").append(uses.size() - MOST_USES).append(" more");
      }
      text.append(change.breaking() ? "| breaking | " : "| | ")
          .append(code(change.table().toString()))
          .append(" | ")
          .append(escaped(change.message()))
          .append(" | ")
          .append(places)
          .append(" |\n");
    });
    return text.toString();
  }

  private static String code(String text) {
    return "<code>" + escaped(text) + "</code>";
  }

  /** What Markdown and HTML would take for their own shows as it is. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    VisibleText.of(text)
        .codePoints()
        .forEach(c -> {
          if ("\\`*_{}[]()<>#+-!|&~@".indexOf(c) >= 0) {
            escaped.append("&#").append(c).append(';');
          } else {
            escaped.appendCodePoint(c);
          }
        });
    return escaped.toString();
  }

  private String json() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.setHighestNonEscapedChar(LAST_PRINTABLE);
      json.writeStartObject();
      json.writeNumberField("version", 1);
      json.writeArrayFieldStart("changes");
      for (Map.Entry<CatalogChange, List<TableUses.Use>> entry : changes.entrySet()) {
        write(json, entry.getKey(), entry.getValue());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private void write(JsonGenerator json, CatalogChange change, List<TableUses.Use> uses)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", change.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.writeStringField("table", change.table().toString());
    if (change.column().isPresent()) {
      json.writeStringField("column", change.column().get());
    }
    json.writeBooleanField("breaking", change.breaking());
    json.writeStringField("message", change.message());
    json.writeArrayFieldStart("uses");
    for (TableUses.Use use : uses) {
      Span resolved = use.place().resolved();
      Region region = resolved.region();
      json.writeStartObject();
      json.writeStringField("path", shownPath.apply(resolved.source().path()));
      json.writeNumberField("line", region.start().line());
      json.writeNumberField("column", region.start().column());
      json.writeNumberField("endLine", region.end().line());
      json.writeNumberField("endColumn", region.end().column());
      json.writeBooleanField("writes", use.writes());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
