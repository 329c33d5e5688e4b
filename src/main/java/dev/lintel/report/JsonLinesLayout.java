package dev.lintel.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lintel.finding.Finding;
import java.io.IOException;
import java.io.Writer;

/** One object on a line for each finding, suppressed ones included. */
record JsonLinesLayout(ReportSettings settings) implements Layout {
  @Override
  public void write(Presentation shown, Writer out) throws IOException {
    try (JsonGenerator json = AsciiJson.generator(out)) {
      json.setRootValueSeparator(null);
      FindingJson findings = new FindingJson(json);
      for (Finding finding :
          MostSevere.inOrder(shown.result().findings(), settings.maximumResults()).findings()) {
        findings.write(finding);
        json.writeRaw('\n');
      }
    }
  }
}
