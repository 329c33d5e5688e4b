package dev.lintel.report;

import dev.lintel.finding.RunResult;

/**
 * Shows single findings of a run as the full format does, for what goes through them one by one.
 */
public final class FindingFrames {
  private final FullLayout layout;
  private final RunResult shown;

  public FindingFrames(RunResult result, ReportSettings settings) {
    this.layout = new FullLayout(settings);
    this.shown = Presentation.of(result, settings.paths(), true).result();
  }

  /** Gives the frame of a finding by its place in the result. */
  public String of(int index) {
    return layout.text(shown.findings().get(index), shown);
  }
}
