package dev.lintel.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Severity;
import java.io.IOException;
import java.io.Writer;

/**
 * A Code Quality report of GitLab, which its merge requests compare with that of the target branch
 * by the fingerprints: docs.gitlab.com, "Code Quality", section "Code Quality report format", read
 * on 2026-11-26. It has no room for what could not be analysed; the exit code tells that.
 */
record GitlabLayout(ReportSettings settings) implements Layout {
  @Override
  public void write(Presentation shown, Writer out) throws IOException {
    StableFingerprints fingerprints = new StableFingerprints();
    try (JsonGenerator json = AsciiJson.generator(out)) {
      json.writeStartArray();
      for (Finding finding :
          MostSevere.inOrder(shown.result().active(), settings.maximumResults()).findings()) {
        json.writeStartObject();
        json.writeStringField("description", VisibleText.of(finding.message()));
        json.writeStringField("check_name", finding.rule().toString());
        json.writeStringField(
            "fingerprint", fingerprints.of(finding, shown.original(finding).path()));
        json.writeStringField("severity", severity(finding.severity()));
        json.writeObjectFieldStart("location");
        json.writeStringField("path", finding.path());
        json.writeObjectFieldStart("lines");
        json.writeNumberField("begin", finding.start().line());
        json.writeNumberField("end", finding.region().end().line());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeRaw('\n');
    }
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "blocker";
      case HIGH -> "critical";
      case MEDIUM -> "major";
      case LOW -> "minor";
      case INFO -> "info";
    };
  }
}
