package dev.lintel.rule;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Reason;
import dev.lintel.source.Span;

/** Takes what is said of a report that nobody gets. */
public final class DroppedReport implements Report {
  public static final DroppedReport INSTANCE = new DroppedReport();

  private DroppedReport() {}

  @Override
  public Report related(Span span, String text) {
    return this;
  }

  @Override
  public Report step(Span span, String text) {
    return this;
  }

  @Override
  public Report fix(Fix fix) {
    return this;
  }

  @Override
  public Report lowered(Reason reason) {
    return this;
  }
}
