package dev.lintel.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.lintel.model.sql.ColumnOrigin;
import dev.lintel.model.sql.Lineage;
import dev.lintel.model.sql.StatementFlow;
import dev.lintel.model.sql.StatementFlow.ColumnFlow;
import dev.lintel.model.sql.TableId;
import dev.lintel.source.Span;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Draws where data comes from and goes to: a box for each table, in it its columns, and an arrow
 * for each column that goes to another, dotted where it is only a part of the value.
 */
public final class LineageReport {
  /** What the graph can be printed as; the first is the default. */
  public static final List<String> FORMATS = List.of("mermaid", "dot", "json");

  private final Lineage lineage;
  private final boolean showsColumns;
  private final Map<TableId, Integer> numbers = new HashMap<>();
  private final Map<String, String> nodes = new HashMap<>();

  private LineageReport(Lineage lineage, boolean showsColumns) {
    this.lineage = lineage;
    this.showsColumns = showsColumns;
  }

  /**
   * Gives the graph in one of {@link #FORMATS}.
   *
   * @param showsColumns whether to show columns, or tables alone; JSON has both
   */
  public static String print(Lineage lineage, String format, boolean showsColumns)
      throws IOException {
    LineageReport report = new LineageReport(lineage, showsColumns);
    return switch (format) {
      case "json" -> json(lineage);
      case "dot" -> report.dot();
      default -> report.mermaid();
    };
  }

  private record Arrow(String from, String to, boolean isDotted) implements Comparable<Arrow> {
    @Override
    public int compareTo(Arrow other) {
      int byFrom = from.compareTo(other.from);
      int byTo = byFrom != 0 ? byFrom : to.compareTo(other.to);
      return byTo != 0 ? byTo : Boolean.compare(isDotted, other.isDotted);
    }
  }

  private String mermaid() {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    lineage
        .tables()
        .forEach((table, columns) -> {
          String node = node(table);
          String label = mermaid(table.toString());
          if (showsColumns && !columns.isEmpty()) {
            text.append("  subgraph %s[\"%s\"]\n".formatted(node, label));
            columns.forEach(column ->
                text.append("    %s[\"%s\"]\n".formatted(node(table, column), mermaid(column))));
            text.append("  end\n");
          } else {
            text.append("  %s[\"%s\"]\n".formatted(node, label));
          }
        });
    for (Arrow arrow : arrows()) {
      text.append("  %s %s %s\n".formatted(arrow.from, arrow.isDotted ? "-.->" : "-->", arrow.to));
    }
    return text.toString();
  }

  private String dot() {
    StringBuilder text = new StringBuilder("digraph lineage {\n  rankdir=LR\n  node [shape=box]\n");
    lineage
        .tables()
        .forEach((table, columns) -> {
          String node = node(table);
          if (showsColumns && !columns.isEmpty()) {
            text.append("  subgraph cluster_%s {\n".formatted(node));
            text.append("    label=%s\n".formatted(dot(table.toString())));
            columns.forEach(column ->
                text.append("    %s [label=%s]\n".formatted(node(table, column), dot(column))));
            text.append("  }\n");
          } else {
            text.append("  %s [label=%s]\n".formatted(node, dot(table.toString())));
          }
        });
    for (Arrow arrow : arrows()) {
      text.append(
          "  %s -> %s%s\n"
              .formatted(arrow.from, arrow.to, arrow.isDotted ? " [style=dotted]" : ""));
    }
    return text.append("}\n").toString();
  }

  /** A statement whose columns cannot be told still goes from table to table. */
  private SortedSet<Arrow> arrows() {
    SortedSet<Arrow> arrows = new TreeSet<>();
    if (showsColumns) {
      for (Lineage.Edge edge : lineage.edges()) {
        ColumnOrigin from = edge.from();
        arrows.add(
            new Arrow(
                node(from.table(), from.column()),
                node(edge.table(), edge.column()),
                from.derived()));
      }
    }
    for (StatementFlow flow : lineage.flows()) {
      for (TableId source : flow.sources()) {
        if (!showsColumns || !isShownByColumns(flow, source)) {
          arrows.add(new Arrow(node(source), node(flow.target()), false));
        }
      }
    }
    return arrows;
  }

  private static boolean isShownByColumns(StatementFlow flow, TableId source) {
    return flow.columns().stream()
        .flatMap(column -> column.origins().stream())
        .anyMatch(origin -> origin.table().equals(source));
  }

  private String node(TableId table) {
    return "t" + numbers.computeIfAbsent(table, t -> numbers.size() + 1);
  }

  private String node(TableId table, String column) {
    String key = node(table) + "." + column.toLowerCase(Locale.ROOT);
    return nodes.computeIfAbsent(key, k -> node(table) + "c" + (nodes.size() + 1));
  }

  /** Mermaid has no escapes in a label but entities, and a number sign opens one. */
  private static String mermaid(String text) {
    return VisibleText.of(text)
        .replace("#", "#35;")
        .replace("\"", "#quot;")
        .replace("<", "#lt;")
        .replace(">", "#gt;");
  }

  private static String dot(String text) {
    return '"' + VisibleText.of(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String json(Lineage lineage) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeNumberField("version", 1);
      json.writeArrayFieldStart("tables");
      for (var table : lineage.tables().entrySet()) {
        json.writeStartObject();
        json.writeStringField("name", table.getKey().toString());
        json.writeArrayFieldStart("columns");
        for (String column : table.getValue()) {
          json.writeString(column);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("flows");
      for (StatementFlow flow : lineage.flows()) {
        flow(json, flow);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void flow(JsonGenerator json, StatementFlow flow) throws IOException {
    json.writeStartObject();
    json.writeStringField("target", flow.target().toString());
    Span place = flow.place().resolved();
    json.writeStringField("path", place.source().path());
    json.writeNumberField("line", place.region().start().line());
    json.writeArrayFieldStart("sources");
    for (TableId source : flow.sources()) {
      json.writeString(source.toString());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("columns");
    for (ColumnFlow column : flow.columns()) {
      json.writeStartObject();
      json.writeStringField("name", column.column());
      json.writeArrayFieldStart("from");
      for (ColumnOrigin origin : column.origins()) {
        json.writeStartObject();
        json.writeStringField("table", origin.table().toString());
        json.writeStringField("column", origin.column());
        json.writeBooleanField("derived", origin.derived());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
