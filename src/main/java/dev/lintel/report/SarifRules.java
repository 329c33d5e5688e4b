package dev.lintel.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lintel.finding.Severity;
import dev.lintel.rule.RuleDocument;
import dev.lintel.rule.RuleMeta;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the descriptors of rules, with what GitHub requires of them and shows: docs.github.com,
 * "SARIF support for code scanning", read on 2026-11-20.
 */
record SarifRules(JsonGenerator json) {
  void write(RuleMeta rule) throws IOException {
    String rationale = plain(RuleDocument.rationale(rule));
    json.writeStartObject();
    json.writeStringField("id", rule.id().toString());
    json.writeStringField("name", pascalCase(rule.id().pattern()));
    writeDescription("shortDescription", rule.title());
    writeDescription("fullDescription", firstParagraph(rationale));
    json.writeObjectFieldStart("messageStrings");
    SarifPlaces.writeText(json, SarifResults.MESSAGE, rule.title() + " in '{0}'.");
    json.writeEndObject();
    json.writeObjectFieldStart("help");
    json.writeStringField("text", rationale);
    json.writeStringField("markdown", RuleDocument.markdown(rule).strip());
    json.writeEndObject();
    json.writeStringField("helpUri", helpUri(rule));
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", SarifResults.level(rule.severity()));
    json.writeEndObject();
    writeProperties(rule);
    json.writeEndObject();
  }

  private void writeDescription(String name, String text) throws IOException {
    SarifPlaces.writeText(json, name, Clip.of(text, GithubLimits.DESCRIPTION));
  }

  /** Gives the first reference; without one the page is where {@code lintel explain} finds it. */
  private static String helpUri(RuleMeta rule) {
    return rule.references().isEmpty()
        ? DataUri.of("lintel explain " + rule.id())
        : rule.references().getFirst();
  }

  private void writeProperties(RuleMeta rule) throws IOException {
    json.writeObjectFieldStart("properties");
    json.writeArrayFieldStart("tags");
    for (String tag : tags(rule)) {
      json.writeString(tag);
    }
    json.writeEndArray();
    json.writeStringField("precision", rule.precision().id());
    json.writeStringField("problem.severity", problemSeverity(rule.severity()));
    if (!rule.securitySeverity().isEmpty()) {
      json.writeStringField("security-severity", rule.securitySeverity());
    }
    json.writeEndObject();
  }

  /** GitHub knows weaknesses by tags as {@code external/cwe/cwe-798}. */
  private static List<String> tags(RuleMeta rule) {
    return Stream.concat(
            rule.tags().stream().sorted(),
            rule.cwe().stream().map(cwe -> "external/cwe/" + cwe.toLowerCase(Locale.ROOT)))
        .limit(GithubLimits.TAGS)
        .toList();
  }

  private static String problemSeverity(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "recommendation";
    };
  }

  private static String pascalCase(String pattern) {
    return Arrays.stream(pattern.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** Leaves the text of links and code, where no Markdown is shown. */
  private static String plain(String markdown) {
    return markdown.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").replace("`", "");
  }

  private static String firstParagraph(String text) {
    int end = text.indexOf("\n\n");
    return (end < 0 ? text : text.substring(0, end)).replace('\n', ' ');
  }
}
