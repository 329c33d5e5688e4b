package dev.lintel.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lintel.source.LineIndex;
import dev.lintel.source.Region;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.io.IOException;

/** The parts of SARIF that say where something is. */
final class SarifPlaces {
  /** The name that viewers and GitHub know the checkout by. */
  static final String BASE = "%SRCROOT%";

  /** A longer text helps nobody, and a file of one line would be repeated for each result. */
  private static final int MAXIMUM_SNIPPET = 400;

  private SarifPlaces() {}

  static void writeText(JsonGenerator json, String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  static void writeArtifact(JsonGenerator json, String path) throws IOException {
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", RelativeUri.of(path));
    json.writeStringField("uriBaseId", BASE);
    json.writeEndObject();
  }

  /** Writes file, region and snippet, and the lines around them where they are short. */
  static void writePhysicalLocation(JsonGenerator json, Span span) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    writeArtifact(json, span.source().path());
    json.writeObjectFieldStart("region");
    writeExtent(json, span.region());
    if (span.length() <= MAXIMUM_SNIPPET) {
      writeText(json, "snippet", span.text());
    }
    json.writeEndObject();
    writeContext(json, span);
    json.writeEndObject();
  }

  /** Writes a region without its text. */
  static void writeRegion(JsonGenerator json, String name, Span span) throws IOException {
    json.writeObjectFieldStart(name);
    writeExtent(json, span.region());
    json.writeEndObject();
  }

  private static void writeExtent(JsonGenerator json, Region region) throws IOException {
    json.writeNumberField("startLine", region.start().line());
    json.writeNumberField("startColumn", region.start().column());
    json.writeNumberField("endLine", region.end().line());
    json.writeNumberField("endColumn", region.end().column());
  }

  /** A context is larger than its region: SARIF 2.1.0, section 3.29.5. */
  private static void writeContext(JsonGenerator json, Span span) throws IOException {
    SourceText source = span.source();
    LineIndex lines = source.lines();
    int first = Math.max(1, span.region().start().line() - 1);
    int last = Math.min(lines.count(), span.region().end().line() + 1);
    Span context = source.span(lines.start(first), Math.max(span.end(), lines.end(last)));
    if (context.length() > span.length() && context.length() <= MAXIMUM_SNIPPET) {
      json.writeObjectFieldStart("contextRegion");
      writeExtent(json, context.region());
      writeText(json, "snippet", context.text());
      json.writeEndObject();
    }
  }
}
