package dev.lintel.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Related;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the results of one run. */
final class SarifResults {
  /** GitHub shows related locations that the message links to; a page of links helps nobody. */
  private static final int MAXIMUM_LINKS = 10;

  /** What GitHub keeps of the locations of a result. */
  private static final int MAXIMUM_RELATED = 100;

  private final JsonGenerator json;
  private final Map<RuleId, Integer> ruleIndexes = new HashMap<>();
  private final Presentation shown;
  private final Map<SourceText, LineHashes> lineHashes = new HashMap<>();

  /** Takes the rules in the order in which the run lists them. */
  SarifResults(JsonGenerator json, List<RuleId> rules, Presentation shown) {
    this.json = json;
    this.shown = shown;
    rules.forEach(rule -> ruleIndexes.put(rule, ruleIndexes.size()));
  }

  void write(Finding finding) throws IOException {
    List<Related> related =
        finding.related().subList(0, Math.min(MAXIMUM_RELATED, finding.related().size()));
    json.writeStartObject();
    json.writeStringField("ruleId", finding.rule().toString());
    if (ruleIndexes.containsKey(finding.rule())) {
      json.writeNumberField("ruleIndex", ruleIndexes.get(finding.rule()));
    }
    json.writeStringField("level", level(finding.severity()));
    SarifPlaces.writeText(json, "message", message(finding.message(), related));
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    SarifPlaces.writePhysicalLocation(json, finding.place());
    json.writeEndObject();
    json.writeEndArray();
    writeRelated(related);
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("primaryLocationLineHash", lineHash(finding));
    json.writeEndObject();
    writeFixes(finding.fixes());
    json.writeObjectFieldStart("properties");
    json.writeStringField("severity", finding.severity().id());
    json.writeEndObject();
    json.writeEndObject();
  }

  static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "note";
    };
  }

  /** Links the related places from the message; their ids count from 1. */
  private static String message(String message, List<Related> related) {
    if (related.isEmpty()) {
      return escaped(message);
    }
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < Math.min(MAXIMUM_LINKS, related.size()); i++) {
      links.append(i == 0 ? "" : ", ");
      links.append("[" + escaped(related.get(i).message()) + "](" + (i + 1) + ")");
    }
    return escaped(message) + " (" + links + ")";
  }

  /** Brackets make links unless they are escaped: SARIF 2.1.0, section 3.11.6. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
  }

  private void writeRelated(List<Related> related) throws IOException {
    if (related.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("relatedLocations");
    int id = 0;
    for (Related place : related) {
      json.writeStartObject();
      json.writeNumberField("id", ++id);
      SarifPlaces.writePhysicalLocation(json, place.span());
      SarifPlaces.writeText(json, "message", place.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The hash is of the file as it is: that of a masked line would differ from GitHub's own. */
  private String lineHash(Finding finding) {
    return lineHashes
        .computeIfAbsent(shown.original(finding), LineHashes::new)
        .hash(finding.start().line());
  }

  private void writeFixes(List<Fix> fixes) throws IOException {
    if (fixes.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("fixes");
    for (Fix fix : fixes) {
      json.writeStartObject();
      SarifPlaces.writeText(json, "description", fix.title());
      json.writeArrayFieldStart("artifactChanges");
      Map<SourceText, List<Edit>> editsBySource =
          fix.edits().stream()
              .collect(
                  Collectors.groupingBy(
                      e -> e.span().source(), LinkedHashMap::new, Collectors.toList()));
      for (Map.Entry<SourceText, List<Edit>> change : editsBySource.entrySet()) {
        writeChange(change.getKey().path(), change.getValue());
      }
      json.writeEndArray();
      json.writeObjectFieldStart("properties");
      json.writeBooleanField("safe", fix.isSafe());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeChange(String path, List<Edit> edits) throws IOException {
    json.writeStartObject();
    SarifPlaces.writeArtifact(json, path);
    json.writeArrayFieldStart("replacements");
    for (Edit edit : edits) {
      json.writeStartObject();
      SarifPlaces.writeRegion(json, "deletedRegion", edit.span());
      SarifPlaces.writeText(json, "insertedContent", edit.replacement());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
