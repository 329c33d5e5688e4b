package dev.lintel.engine;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Reason;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import java.util.function.Predicate;

/**
 * A report that leaves fixes out.
 *
 * @param takes tells which fixes stay
 */
record FilteredReport(Report report, Predicate<Fix> takes) implements Report {
  @Override
  public Report related(Span place, String message) {
    report.related(place, message);
    return this;
  }

  @Override
  public Report step(Span place, String message) {
    report.step(place, message);
    return this;
  }

  @Override
  public Report fix(Fix fix) {
    if (takes.test(fix)) {
      report.fix(fix);
    }
    return this;
  }

  @Override
  public Report lowered(Reason reason) {
    report.lowered(reason);
    return this;
  }
}
