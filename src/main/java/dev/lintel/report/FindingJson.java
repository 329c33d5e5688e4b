package dev.lintel.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Related;
import dev.lintel.source.Region;
import dev.lintel.source.Span;
import java.io.IOException;
import java.util.List;

/** Writes findings as Lintel's own JSON. */
record FindingJson(JsonGenerator json) {
  void write(Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", finding.rule().toString());
    writePlace(finding.place());
    json.writeStringField("severity", finding.severity().id());
    json.writeStringField("gate", finding.gate().id());
    json.writeStringField("message", finding.message());
    json.writeArrayFieldStart("tags");
    for (String tag : finding.tags().stream().sorted().toList()) {
      json.writeString(tag);
    }
    json.writeEndArray();
    writePlaces("related", finding.related());
    writePlaces("flow", finding.flow());
    json.writeArrayFieldStart("fixes");
    for (Fix fix : finding.fixes()) {
      writeFix(fix);
    }
    json.writeEndArray();
    json.writeFieldName("firstSeen");
    if (finding.firstSeen().isPresent()) {
      json.writeString(finding.firstSeen().get().toString());
    } else {
      json.writeNull();
    }
    json.writeFieldName("suppressed");
    if (finding.suppressed().isPresent()) {
      json.writeStartObject();
      json.writeStringField("reason", finding.suppressed().get());
      json.writeEndObject();
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }

  private void writePlaces(String name, List<Related> places) throws IOException {
    json.writeArrayFieldStart(name);
    for (Related place : places) {
      json.writeStartObject();
      writePlace(place.span());
      json.writeStringField("message", place.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeFix(Fix fix) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", fix.title());
    json.writeBooleanField("safe", fix.isSafe());
    json.writeArrayFieldStart("edits");
    for (Edit edit : fix.edits()) {
      json.writeStartObject();
      writePlace(edit.span());
      json.writeStringField("replacement", edit.replacement());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writePlace(Span span) throws IOException {
    Region region = span.region();
    json.writeStringField("path", span.source().path());
    json.writeNumberField("line", region.start().line());
    json.writeNumberField("column", region.start().column());
    json.writeNumberField("endLine", region.end().line());
    json.writeNumberField("endColumn", region.end().column());
  }
}
