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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the results of one run, and counts what goes over the limits of {@link GithubLimits}. */
final class SarifResults {
  /** The name of each rule's message in general, which takes the path. */
  static final String MESSAGE = "found";

  /** GitHub shows related locations that the message links to; a page of links helps nobody. */
  private static final int MAXIMUM_LINKS = 10;

  /** A message is a sentence, but it may quote a key that is as long as its file. */
  private static final int MAXIMUM_MESSAGE = 1000;

  private static final int MAXIMUM_LINK = 200;
  private static final int MAXIMUM_REPLACEMENT = 4000;

  private final JsonGenerator json;
  private final Map<RuleId, Integer> ruleIndexes = new HashMap<>();
  private final Presentation shown;
  private final Map<SourceText, LineHashes> lineHashes = new HashMap<>();
  private int omittedPlaces;
  private int omittedSteps;

  /** Takes the rules in the order in which the run lists them. */
  SarifResults(JsonGenerator json, List<RuleId> rules, Presentation shown) {
    this.json = json;
    this.shown = shown;
    rules.forEach(rule -> ruleIndexes.put(rule, ruleIndexes.size()));
  }

  void write(Finding finding) throws IOException {
    List<Related> related = first(GithubLimits.LOCATIONS, finding.related());
    omittedPlaces += finding.related().size() - related.size();
    json.writeStartObject();
    json.writeStringField("ruleId", finding.rule().toString());
    if (ruleIndexes.containsKey(finding.rule())) {
      json.writeNumberField("ruleIndex", ruleIndexes.get(finding.rule()));
    }
    json.writeStringField("level", level(finding.severity()));
    writeMessage(finding, message(finding.message(), related));
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    SarifPlaces.writePhysicalLocation(json, finding.place());
    json.writeEndObject();
    json.writeEndArray();
    writeRelated(related);
    writeFlow(finding);
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("primaryLocationLineHash", lineHash(finding));
    json.writeEndObject();
    writeFixes(finding.fixes());
    json.writeObjectFieldStart("properties");
    json.writeStringField("severity", finding.severity().id());
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Gives the number of related places of the results so far that were left out. */
  int omittedPlaces() {
    return omittedPlaces;
  }

  /** Gives the number of steps of flows of the results so far that were left out. */
  int omittedSteps() {
    return omittedSteps;
  }

  private static List<Related> first(int maximum, List<Related> places) {
    return places.subList(0, Math.min(maximum, places.size()));
  }

  /**
   * Writes what is wrong at this place, ready to read, as GitHub needs it, and by its name what the
   * rule says of all files, as the validator's rules SARIF2002 and SARIF2014 ask for.
   */
  private void writeMessage(Finding finding, String text) throws IOException {
    json.writeObjectFieldStart("message");
    json.writeStringField("text", text);
    json.writeStringField("id", MESSAGE);
    json.writeArrayFieldStart("arguments");
    json.writeString(finding.path());
    json.writeEndArray();
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
      return escaped(Clip.of(message, MAXIMUM_MESSAGE));
    }
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < Math.min(MAXIMUM_LINKS, related.size()); i++) {
      links.append(i == 0 ? "" : ", ");
      links.append(
          "[" + escaped(Clip.of(related.get(i).message(), MAXIMUM_LINK)) + "](" + (i + 1) + ")");
    }
    return escaped(Clip.of(message, MAXIMUM_MESSAGE)) + " (" + links + ")";
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
      writePlace(place);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writePlace(Related place) throws IOException {
    SarifPlaces.writePhysicalLocation(json, place.span());
    SarifPlaces.writeText(json, "message", Clip.of(place.message(), MAXIMUM_MESSAGE));
  }

  /** Writes the way to the place, whose last step is the place itself. */
  private void writeFlow(Finding finding) throws IOException {
    if (finding.flow().isEmpty()) {
      return;
    }
    List<Related> steps = new ArrayList<>(first(GithubLimits.STEPS - 1, finding.flow()));
    omittedSteps += finding.flow().size() - steps.size();
    steps.add(new Related(finding.place(), finding.message()));
    json.writeArrayFieldStart("codeFlows");
    json.writeStartObject();
    json.writeArrayFieldStart("threadFlows");
    json.writeStartObject();
    json.writeArrayFieldStart("locations");
    for (Related step : steps) {
      json.writeStartObject();
      json.writeObjectFieldStart("location");
      writePlace(step);
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  /** The hash is of the file as it is: that of a masked line would differ from GitHub's own. */
  private String lineHash(Finding finding) {
    return lineHashes
        .computeIfAbsent(shown.original(finding), LineHashes::new)
        .hash(finding.start().line());
  }

  private void writeFixes(List<Fix> all) throws IOException {
    List<Fix> fixes = all.stream().filter(SarifResults::isShort).toList();
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

  /** GitHub does not look at fixes, so no room is given to those that write half a file. */
  private static boolean isShort(Fix fix) {
    return fix.edits().stream().mapToInt(e -> e.replacement().length()).sum()
        <= MAXIMUM_REPLACEMENT;
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
