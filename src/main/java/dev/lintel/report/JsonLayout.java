package dev.lintel.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lintel.finding.BaselineResult;
import dev.lintel.finding.Finding;
import dev.lintel.finding.GateResult;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;

/** One object: what ran, what each gate decided, and every finding, suppressed ones included. */
record JsonLayout(ReportSettings settings) implements Layout {
  @Override
  public void write(Presentation shown, Writer out) throws IOException {
    RunResult result = shown.result();
    MostSevere most = MostSevere.inOrder(result.findings(), settings.maximumResults());
    try (JsonGenerator json = AsciiJson.generator(out)) {
      json.writeStartObject();
      json.writeStringField("version", settings.version());
      writeSummary(json, result, most.omitted());
      json.writeArrayFieldStart("gates");
      for (GateResult gate : result.gates()) {
        writeGate(json, gate);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("findings");
      FindingJson findings = new FindingJson(json);
      for (Finding finding : most.findings()) {
        findings.write(finding);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void writeSummary(JsonGenerator json, RunResult result, int omitted)
      throws IOException {
    int active = result.active().size();
    json.writeObjectFieldStart("summary");
    json.writeBooleanField("passed", result.isPassed());
    json.writeBooleanField("incomplete", result.isIncomplete());
    json.writeNumberField("files", result.files());
    json.writeNumberField("findings", active);
    json.writeNumberField("suppressed", result.findings().size() - active);
    json.writeNumberField("omitted", omitted);
    writeBaseline(json, result.baseline(), active);
    json.writeArrayFieldStart("notifications");
    for (Notification notification : result.notifications()) {
      json.writeStartObject();
      json.writeStringField("kind", notification.kind().name().toLowerCase(Locale.ROOT));
      writeOptional(json, "path", notification.path());
      writeOptional(json, "rule", notification.rule().map(Object::toString));
      json.writeStringField("message", notification.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeBaseline(
      JsonGenerator json, Optional<BaselineResult> baseline, int active) throws IOException {
    json.writeFieldName("baseline");
    if (baseline.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("path", baseline.get().path());
    json.writeNumberField("new", active - baseline.get().overdue());
    json.writeNumberField("overdue", baseline.get().overdue());
    json.writeNumberField("known", baseline.get().known());
    json.writeNumberField("gone", baseline.get().gone());
    json.writeEndObject();
  }

  private static void writeGate(JsonGenerator json, GateResult gate) throws IOException {
    json.writeStartObject();
    json.writeStringField("gate", gate.gate().id());
    json.writeBooleanField("passed", gate.isPassed());
    writeOptional(json, "blockAt", gate.blockAt().map(Severity::id));
    writeOptional(json, "alertAt", gate.alertAt().map(Severity::id));
    json.writeNumberField("blocking", gate.blocking());
    json.writeNumberField("alerts", gate.alerts());
    json.writeObjectFieldStart("counts");
    for (Severity severity : Severity.values()) {
      json.writeNumberField(severity.id(), gate.counts().getOrDefault(severity, 0));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeOptional(JsonGenerator json, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }
}
