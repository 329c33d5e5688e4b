package dev.lintel.report;

import dev.lintel.finding.RunResult;
import java.io.IOException;
import java.io.StringWriter;

/**
 * Shows single findings of a run as the full format does, for what goes through them one by one.
 */
public final class FindingFrames {
  private final FullLayout layout;
  private final RunResult shown;

  public FindingFrames(RunResult result, ReportSettings settings) {
    this.layout = new FullLayout(settings);
    this.shown = Presentation.of(result, settings.paths()).result();
  }

  /** Gives the frame of a finding by its place in the result. */
  public String of(int index) throws IOException {
    StringWriter frame = new StringWriter();
    layout.writeFinding(frame, shown.findings().get(index), shown);
    return frame.toString();
  }
}
