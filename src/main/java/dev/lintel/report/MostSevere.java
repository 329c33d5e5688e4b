package dev.lintel.report;

import dev.lintel.finding.Finding;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The findings that a report has room for.
 *
 * @param findings the most severe ones
 * @param omitted number of those left out, none of them more severe
 */
record MostSevere(List<Finding> findings, int omitted) {
  private static final Comparator<Finding> WORST_FIRST =
      (a, b) -> a.severity().compareTo(b.severity());

  /** Keeps the order of the findings; a maximum of 0 keeps all. */
  static MostSevere inOrder(List<Finding> findings, int maximum) {
    if (maximum == 0 || findings.size() <= maximum) {
      return new MostSevere(findings, 0);
    }
    MostSevere most = worstFirst(findings, maximum);
    Set<Finding> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    kept.addAll(most.findings());
    return new MostSevere(findings.stream().filter(kept::contains).toList(), most.omitted());
  }

  /** Puts the worst first; those of one severity keep their order. A maximum of 0 keeps all. */
  static MostSevere worstFirst(List<Finding> findings, int maximum) {
    int kept = maximum == 0 ? findings.size() : Math.min(maximum, findings.size());
    return new MostSevere(
        findings.stream().sorted(WORST_FIRST).limit(kept).toList(), findings.size() - kept);
  }

  /** Gives the sentence about those left out, for people; there is at least one. */
  String omission() {
    return (omitted == 1 ? "1 more finding" : omitted + " more findings")
        + ", none more severe, not shown; --max-results 0 shows all";
  }
}
