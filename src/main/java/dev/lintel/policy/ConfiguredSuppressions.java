package dev.lintel.policy;

import dev.lintel.finding.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Applies {@code suppress:} of lintel.yml. */
final class ConfiguredSuppressions {
  private final List<ConfiguredSuppression> suppressions;
  private final LocalDate today;
  private final SuppressionReports reports;

  ConfiguredSuppressions(
      List<ConfiguredSuppression> suppressions, LocalDate today, SuppressionReports reports) {
    this.suppressions = suppressions;
    this.today = today;
    this.reports = reports;
  }

  List<Finding> apply(
      List<Finding> findings, Function<Finding, Optional<String>> objectOf, boolean isWholeTree) {
    Set<ConfiguredSuppression> used = new HashSet<>();
    List<Finding> judged = new ArrayList<>();
    for (Finding finding : findings) {
      Finding result = finding;
      for (ConfiguredSuppression suppression : suppressions) {
        if (!suppression.isExpired(today)
            && suppression.accepts(finding, objectOf.apply(finding))) {
          used.add(suppression);
          result =
              result.suppressed().isPresent() ? result : result.suppressedFor(suppression.reason());
        }
      }
      judged.add(result);
    }
    for (ConfiguredSuppression suppression : suppressions) {
      if (suppression.isExpired(today)) {
        reports.add(
            SuppressionReports.EXPIRED,
            suppression.place(),
            "suppression of '" + suppression.rules() + "' expired on " + suppression.until().get());
      } else if (isWholeTree && !used.contains(suppression)) {
        reports.add(
            SuppressionReports.UNUSED,
            suppression.place(),
            "suppression of '" + suppression.rules() + "' accepts nothing");
      }
    }
    return judged;
  }
}
