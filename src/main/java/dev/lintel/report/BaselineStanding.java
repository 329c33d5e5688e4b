package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.finding.RunResult;
import java.util.Locale;
import java.util.Optional;

/** What a finding is to the baseline of its run. */
enum BaselineStanding {
  /** The baseline does not know it. */
  NEW,
  /** The baseline knows it, and its deadline is over. */
  OVERDUE,
  /** The baseline knows it and accepts it for now. */
  KNOWN;

  /** Gives nothing for a run without a baseline, nor for what was accepted without one. */
  static Optional<BaselineStanding> of(Finding finding, RunResult result) {
    boolean isSuppressed = finding.suppressed().isPresent();
    if (result.baseline().isEmpty() || finding.firstSeen().isEmpty() && isSuppressed) {
      return Optional.empty();
    }
    if (finding.firstSeen().isEmpty()) {
      return Optional.of(NEW);
    }
    return Optional.of(isSuppressed ? KNOWN : OVERDUE);
  }

  /** Gives the word for a finding's standing; {@code none} where it has none. */
  static String id(Finding finding, RunResult result) {
    return of(finding, result).map(BaselineStanding::id).orElse("none");
  }

  /** Gives the word that people read. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
