package dev.lintel.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Peer;
import dev.lintel.rule.RuleMeta;
import dev.lintel.rule.RuleOption;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lists rules: for people, for programs and for documentation. */
public final class RuleList {
  public static final List<String> FORMATS = List.of("text", "json", "markdown");

  private RuleList() {}

  /** Gives the list in one of {@link #FORMATS}. */
  public static String list(Catalog catalog, String format) throws IOException {
    return switch (format) {
      case "json" -> json(catalog);
      case "markdown" -> markdown(catalog);
      default -> text(catalog);
    };
  }

  private static String text(Catalog catalog) {
    int width =
        catalog.entries().stream().mapToInt(e -> e.id().toString().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Catalog.Entry entry : catalog.entries()) {
      RuleMeta meta = entry.meta();
      pad(text, meta.id().toString(), width + 2);
      pad(text, meta.severity().id(), 10);
      pad(text, meta.gate().id(), 11);
      pad(text, meta.persona().id(), 10);
      text.append(meta.title()).append('\n');
    }
    return text.toString();
  }

  private static void pad(StringBuilder text, String word, int width) {
    text.append(word).append(" ".repeat(Math.max(1, width - word.length())));
  }

  private static String markdown(Catalog catalog) {
    StringBuilder text = new StringBuilder();
    text.append("| rule | severity | gate | persona | what it finds |\n|---|---|---|---|---|\n");
    for (Catalog.Entry entry : catalog.entries()) {
      RuleMeta meta = entry.meta();
      text.append("| `").append(meta.id()).append("` | ").append(meta.severity().id());
      text.append(" | ").append(meta.gate().id()).append(" | ").append(meta.persona().id());
      text.append(" | ").append(meta.title().replace("|", "\\|")).append(" |\n");
    }
    return text.toString();
  }

  private static String json(Catalog catalog) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartArray();
      for (Catalog.Entry entry : catalog.entries()) {
        json.writeStartObject();
        writeFields(json, entry.meta());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    return text.append('\n').toString();
  }

  /** Writes what is known of a rule into an object that is open. */
  static void writeFields(JsonGenerator json, RuleMeta meta) throws IOException {
    json.writeStringField("id", meta.id().toString());
    json.writeStringField("title", meta.title());
    json.writeStringField("severity", meta.severity().id());
    json.writeStringField("gate", meta.gate().id());
    json.writeStringField("since", meta.since());
    json.writeStringField("persona", meta.persona().id());
    json.writeStringField("precision", meta.precision().id());
    strings(json, "tags", meta.tags().stream().sorted().toList());
    strings(json, "cwe", meta.cwe());
    json.writeStringField("securitySeverity", meta.securitySeverity());
    json.writeBooleanField("protected", meta.isProtected());
    List<String> kinds = new ArrayList<>(meta.kinds().stream().map(k -> k.id()).sorted().toList());
    strings(json, "kinds", kinds);
    json.writeArrayFieldStart("options");
    for (RuleOption option : meta.options()) {
      json.writeStartObject();
      json.writeStringField("name", option.name());
      json.writeStringField("type", option.type());
      json.writeStringField("default", option.defaultValue());
      json.writeStringField("meaning", option.meaning());
      json.writeEndObject();
    }
    json.writeEndArray();
    strings(json, "references", meta.references());
    strings(json, "peers", meta.peers().stream().map(Peer::toString).distinct().toList());
  }

  private static void strings(JsonGenerator json, String name, Collection<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
