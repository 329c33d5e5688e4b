package dev.lintel.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Gate;
import dev.lintel.finding.GateResult;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.RunResult;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.RuleMeta;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * SARIF 2.1.0 with one run for each gate, empty ones too, because GitHub closes the alerts of a
 * category only where it gets a run of it. Suppressed findings are left out, because GitHub would
 * open alerts for them.
 */
record SarifLayout(ReportSettings settings) implements Layout {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  @Override
  public void write(Presentation shown, Writer out) throws IOException {
    try (JsonGenerator json = AsciiJson.generator(out)) {
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      for (GateResult gate : shown.result().gates()) {
        writeRun(json, shown, gate.gate());
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void writeRun(JsonGenerator json, Presentation shown, Gate gate) throws IOException {
    List<Finding> findings =
        shown.result().active().stream().filter(f -> f.gate() == gate).toList();
    MostSevere most = MostSevere.worstFirst(findings, settings.maximumResults());
    List<RuleMeta> rules = rules(gate, findings);
    json.writeStartObject();
    writeTool(json, rules);
    writeInvocation(json, shown.result(), most.omitted());
    json.writeObjectFieldStart("automationDetails");
    json.writeStringField("id", "lintel/" + gate.id() + "/");
    json.writeEndObject();
    json.writeObjectFieldStart("originalUriBaseIds");
    json.writeObjectFieldStart(SarifPlaces.BASE);
    SarifPlaces.writeText(json, "description", "The directory that paths are relative to.");
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("columnKind", "utf16CodeUnits");
    json.writeArrayFieldStart("results");
    SarifResults results = new SarifResults(json, rules.stream().map(RuleMeta::id).toList(), shown);
    for (Finding finding : most.findings()) {
      results.write(finding);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Gives the rules that ran for the gate or found something in it, in the order of their ids. */
  private List<RuleMeta> rules(Gate gate, List<Finding> findings) {
    Set<RuleId> fired = findings.stream().map(Finding::rule).collect(Collectors.toSet());
    return settings.catalog().entries().stream()
        .map(Catalog.Entry::meta)
        .filter(
            m -> fired.contains(m.id()) || m.gate() == gate && settings.selected().contains(m.id()))
        .toList();
  }

  private void writeTool(JsonGenerator json, List<RuleMeta> rules) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Lintel");
    json.writeStringField("semanticVersion", settings.version());
    json.writeArrayFieldStart("rules");
    SarifRules descriptors = new SarifRules(json);
    for (RuleMeta rule : rules) {
      descriptors.write(rule);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeInvocation(JsonGenerator json, RunResult result, int omitted)
      throws IOException {
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", !result.isIncomplete());
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (Notification notification : result.notifications()) {
      writeNotification(json, notification);
    }
    if (omitted > 0) {
      writeNotification(
          json,
          Notification.warning(
              omitted
                  + " more results, none more severe, are left out; --max-results 0 gives all"));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void writeNotification(JsonGenerator json, Notification notification)
      throws IOException {
    json.writeStartObject();
    json.writeStringField(
        "level",
        switch (notification.kind()) {
          case INCOMPLETE -> "error";
          case WARNING -> "warning";
        });
    SarifPlaces.writeText(json, "message", NotificationText.of(notification));
    if (notification.path().isPresent()) {
      json.writeArrayFieldStart("locations");
      json.writeStartObject();
      json.writeObjectFieldStart("physicalLocation");
      SarifPlaces.writeArtifact(json, notification.path().get());
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
