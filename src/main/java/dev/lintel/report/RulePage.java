package dev.lintel.report;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.lintel.rule.Peer;
import dev.lintel.rule.RuleDocument;
import dev.lintel.rule.RuleMeta;
import dev.lintel.rule.RuleOption;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** All there is to say of a rule: its document, with what is known of it and what to do with it. */
public final class RulePage {
  public static final List<String> FORMATS = List.of("text", "markdown", "json");

  private RulePage() {}

  /** Gives the page for a terminal of so many columns. */
  public static String text(RuleMeta meta, int columns, boolean isColoured) {
    return new MarkdownScreen(columns, isColoured).show(markdown(meta));
  }

  /** Gives the page as Markdown, whose only heading of the first level is the title. */
  public static String markdown(RuleMeta meta) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(meta.id()).append(": ").append(meta.title()).append("\n\n");
    appendFacts(text, meta);
    String document = RuleDocument.markdown(meta).strip();
    text.append('\n').append(document).append('\n');
    appendOptions(text, meta);
    appendSuppression(text, meta);
    // The pages of detectors name their sources themselves.
    List<String> more = meta.references().stream().filter(r -> !document.contains(r)).toList();
    if (!more.isEmpty()) {
      text.append("\n## References\n");
      more.forEach(reference -> text.append("- <").append(reference).append(">\n"));
    }
    return text.toString();
  }

  private static void appendFacts(StringBuilder text, RuleMeta meta) {
    text.append("| severity | gate | persona | precision | since |\n|---|---|---|---|---|\n");
    text.append("| ").append(meta.severity().id()).append(" | ").append(meta.gate().id());
    text.append(" | ").append(meta.persona().id()).append(" | ").append(meta.precision().id());
    text.append(" | ").append(meta.since()).append(" |\n");
    if (!meta.tags().isEmpty()) {
      text.append("\nTags: ").append(String.join(", ", meta.tags().stream().sorted().toList()));
      text.append('\n');
    }
    if (!meta.cwe().isEmpty()) {
      text.append("\nWeakness: ").append(String.join(", ", meta.cwe())).append('\n');
    }
    if (!meta.peers().isEmpty()) {
      text.append("\nElsewhere: ");
      text.append(meta.peers().stream().map(Peer::toString).distinct().collect(joining(", ")));
      text.append('\n');
    }
  }

  private static void appendOptions(StringBuilder text, RuleMeta meta) {
    if (meta.options().isEmpty()) {
      return;
    }
    text.append("\n## Options\n");
    for (RuleOption option : meta.options()) {
      text.append("- `").append(option.name()).append("` (").append(option.type());
      text.append(", default `").append(option.defaultValue()).append("`): ");
      text.append(option.meaning()).append('\n');
    }
    text.append("\nIn lintel.yml:\n\n```yaml\nrules:\n  ").append(meta.id()).append(":\n");
    for (RuleOption option : meta.options()) {
      String value = option.defaultValue();
      String written = option.type().equals("list") ? "[" + value + "]" : value;
      text.append("    ").append(option.name()).append(": ").append(written).append('\n');
    }
    text.append("```\n");
  }

  private static void appendSuppression(StringBuilder text, RuleMeta meta) {
    text.append("\n## Accepting a finding\n");
    if (meta.isProtected()) {
      text.append("No comment can accept it, for the rule is protected; lintel.yml can:\n\n");
      text.append("```yaml\nsuppress:\n  - rule: ").append(meta.id());
      text.append("\n    path: the/file\n    reason: why this is right here\n```\n");
      return;
    }
    boolean isSql = meta.id().area().equals("sql");
    text.append("Put this behind its line or alone on the line before, with your reason");
    text.append(" and, after the bracket, `until=` and a day if it is for a time:\n\n");
    text.append(isSql ? "```sql\n--" : "```yaml\n#");
    text.append(" lintel: ignore[").append(meta.id()).append("] why this is right here\n```\n");
  }

  /** Gives a JSON array with what is known of each rule and its document. */
  public static String json(List<RuleMeta> rules) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartArray();
      for (RuleMeta meta : rules) {
        json.writeStartObject();
        RuleList.writeFields(json, meta);
        json.writeStringField("document", RuleDocument.markdown(meta).strip() + "\n");
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    return text.append('\n').toString();
  }
}
