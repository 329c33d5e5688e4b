package dev.lintel.engine;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Chooses the fixes of one round: of each finding that counts the first fix that is admissible, the
 * most severe finding first, then in the order of the report. Edits of two fixes neither overlap
 * nor touch: what lies next to a change waits until the change is seen.
 */
final class FixChooser {
  private final Map<SourceText, TreeMap<Integer, Integer>> taken = new HashMap<>();
  private final List<ChosenFix> chosen = new ArrayList<>();

  private FixChooser() {}

  /**
   * Chooses among the fixes of the findings.
   *
   * @param findings in {@link Finding#ORDER}
   * @param isAdmitted whether a fix that could be applied may be
   */
  static List<ChosenFix> choose(
      List<Finding> findings, boolean withUnsafe, Predicate<ChosenFix> isAdmitted) {
    List<Finding> byWeight = new ArrayList<>(findings);
    byWeight.sort(Comparator.comparing(Finding::severity));
    FixChooser chooser = new FixChooser();
    for (Finding finding : byWeight) {
      candidate(finding, withUnsafe)
          .filter(fix -> chooser.isFree(fix) && isAdmitted.test(fix))
          .ifPresent(chooser::take);
    }
    return chooser.chosen;
  }

  /** Gives the fix that would be applied to a finding if nothing stood in its way. */
  static Optional<ChosenFix> candidate(Finding finding, boolean withUnsafe) {
    if (finding.fixes().isEmpty() || finding.suppressed().isPresent()) {
      return Optional.empty();
    }
    for (Fix fix : finding.fixes()) {
      if (fix.isSafe() || withUnsafe) {
        Optional<ChosenFix> applicable = ChosenFix.of(finding, fix);
        if (applicable.isPresent()) {
          return applicable;
        }
      }
    }
    return Optional.empty();
  }

  private boolean isFree(ChosenFix fix) {
    for (Edit edit : fix.edits()) {
      Span span = edit.span();
      TreeMap<Integer, Integer> others = taken.get(span.source());
      Map.Entry<Integer, Integer> before = others == null ? null : others.floorEntry(span.end());
      if (before != null && before.getValue() >= span.start()) {
        return false;
      }
    }
    return true;
  }

  private void take(ChosenFix fix) {
    for (Edit edit : fix.edits()) {
      Span span = edit.span();
      taken
          .computeIfAbsent(span.source(), source -> new TreeMap<>())
          .merge(span.start(), span.end(), Math::max);
    }
    chosen.add(fix);
  }
}
