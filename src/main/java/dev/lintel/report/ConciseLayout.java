package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.source.Position;
import java.io.IOException;
import java.io.Writer;

/** One line for each finding: {@code path:line:column: severity: rule message}. */
record ConciseLayout(ReportSettings settings) implements Layout {
  @Override
  public boolean showsText() {
    return false;
  }

  @Override
  public void write(Presentation shown, Writer out) throws IOException {
    for (Finding finding :
        MostSevere.inOrder(shown.result().active(), settings.maximumResults()).findings()) {
      Position start = finding.start();
      out.append(VisibleText.of(finding.path()))
          .append(":" + start.line() + ":" + start.column() + ": ")
          .append(finding.severity().id())
          .append(": ")
          .append(finding.rule().toString())
          .append(' ')
          .append(VisibleText.of(finding.message()))
          .append('\n');
    }
  }
}
