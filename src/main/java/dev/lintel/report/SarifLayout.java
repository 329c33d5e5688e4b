package dev.lintel.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lintel.finding.GateResult;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * SARIF 2.1.0 with one run for each gate that any rule looked at, those without findings too,
 * because GitHub closes the alerts of a category where it gets a run of it, and only there.
 * Suppressed findings are left out, because GitHub would open alerts for them. A file over {@link
 * GithubLimits} would be refused, so each run keeps its most severe results and says how many it
 * lacks.
 */
record SarifLayout(ReportSettings settings) implements Layout {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  /** Results differ in size: what fits in proportion may still be too much. */
  private static final double CAUTION = 0.9;

  @Override
  public void write(Presentation shown, Writer out) throws IOException {
    int asked = settings.maximumResults();
    int maximum = asked == 0 ? GithubLimits.RESULTS : Math.min(asked, GithubLimits.RESULTS);
    try (PackedText first = new PackedText(GithubLimits.PACKED_BYTES)) {
      List<String> omissions = writeRuns(shown, maximum, first);
      if (first.isKept()) {
        omissions.forEach(settings.remarks());
        first.writeKeptTo(out);
        return;
      }
      int fitting = fitting(shown, maximum, first.packedBytes());
      writeRuns(shown, fitting, out).forEach(settings.remarks());
    }
  }

  /** Gives a number of results a run with which the file fits, given the size with another. */
  private int fitting(Presentation shown, int maximum, long packedBytes) throws IOException {
    int fitting = maximum;
    long size = packedBytes;
    while (size > GithubLimits.PACKED_BYTES && fitting > 1) {
      double part = CAUTION * GithubLimits.PACKED_BYTES / size;
      fitting = Math.max(1, (int) (part * Math.min(fitting, shown.result().findings().size())));
      try (PackedText next = new PackedText(GithubLimits.PACKED_BYTES)) {
        writeRuns(shown, fitting, next);
        size = next.packedBytes();
      }
    }
    return fitting;
  }

  /** Writes everything; gives a sentence for each thing that was left out. */
  private List<String> writeRuns(Presentation shown, int maximum, Writer out) throws IOException {
    List<String> omissions = new ArrayList<>();
    try (JsonGenerator json = AsciiJson.generator(out)) {
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      for (GateResult gate : shown.result().gates()) {
        omissions.addAll(new SarifRun(json, settings, shown, gate.gate(), maximum).write());
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
    return omissions;
  }
}
