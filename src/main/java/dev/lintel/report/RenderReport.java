package dev.lintel.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.lintel.model.kustomize.output.JsonWriter;
import dev.lintel.model.kustomize.output.KustomizeWriter.Printed;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.source.Position;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Prints what a kustomization builds, and where each line of it comes from. */
public final class RenderReport {
  /** What a build can be printed as; the first is the default. */
  public static final List<String> FORMATS = List.of("yaml", "json");

  private RenderReport() {}

  /** Gives each line with the file and line that it comes from before it. */
  public static String withOrigins(Printed printed) {
    List<String> lines = printed.text().lines().toList();
    List<String> origins =
        printed.lines().stream().map(node -> origin(node.span().resolved())).toList();
    int width = origins.stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String origin = i < origins.size() ? origins.get(i) : "";
      text.append(origin).append(" ".repeat(width - origin.length())).append("  ");
      text.append(lines.get(i)).append('\n');
    }
    return text.toString();
  }

  private static String origin(Span place) {
    return VisibleText.of(place.source().path()) + ":" + place.region().start().line();
  }

  /** Gives the objects, and the lines of their YAML with their origins. */
  public static String json(List<YamlMapping> objects, Printed printed) throws IOException {
    StringWriter text = new StringWriter();
    List<String> lines = printed.text().lines().toList();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeNumberField("version", 1);
      json.writeArrayFieldStart("objects");
      for (YamlMapping object : objects) {
        json.writeRawValue(JsonWriter.json(object));
      }
      json.writeEndArray();
      json.writeArrayFieldStart("lines");
      for (int i = 0; i < lines.size(); i++) {
        Span place = printed.lines().get(i).span().resolved();
        json.writeStartObject();
        json.writeStringField("text", lines.get(i));
        json.writeStringField("path", place.source().path());
        json.writeNumberField("line", place.region().start().line());
        json.writeNumberField("column", place.region().start().column());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  /** Gives what keeps a kustomization from being built, with its place. */
  public static String failure(BuildProblem problem) {
    Span place = problem.place().resolved();
    Position start = place.region().start();
    return "%s:%d:%d: %s"
        .formatted(place.source().path(), start.line(), start.column(), problem.message());
  }
}
