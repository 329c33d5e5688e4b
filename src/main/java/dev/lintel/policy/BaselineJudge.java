package dev.lintel.policy;

import dev.lintel.finding.BaselineResult;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Severity;
import dev.lintel.source.ReleaseTag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Applies a baseline to findings that a {@link Judge} has judged: those that it knows are
 * suppressed until their deadline, and count again after it. What a comment or lintel.yml accepts
 * stays accepted for that reason. Findings of protected rules and those about suppressions may be
 * known too: like lintel.yml, and unlike a comment, the baseline is one file that is reviewed.
 */
public final class BaselineJudge {
  private final Policy policy;
  private final Deadlines deadlines;
  private final Optional<Severity> failOn;
  private final LocalDate today;
  private final Optional<ReleaseTag> latest;

  /**
   * @param latest the highest release tag that there is
   */
  public BaselineJudge(
      Policy policy, Selection selection, LocalDate today, Optional<ReleaseTag> latest) {
    this.policy = policy;
    this.deadlines = policy.baseline().deadlines();
    this.failOn = selection.failOn();
    this.today = today;
    this.latest = latest;
  }

  /**
   * What a baseline made of the findings.
   *
   * @param judgement with the findings in their order
   */
  public record Verdicts(Judgement judgement, BaselineResult baseline) {}

  /**
   * Judges findings once more.
   *
   * @param path of the baseline's file, relative to the root
   * @param isWhole whether all that there is was checked: only then is an entry without a finding
   *     gone
   * @param isReported tells whether a finding is about what is checked; the others are left out
   */
  public Verdicts judge(
      Judgement judgement,
      BaselineMatch match,
      String path,
      boolean isWhole,
      Predicate<Finding> isReported) {
    List<Finding> findings = new ArrayList<>(judgement.findings().size());
    Map<Severity, String> overdueFor = new EnumMap<>(Severity.class);
    int known = 0;
    int overdue = 0;
    for (Finding finding : judgement.findings()) {
      if (!isReported.test(finding)) {
        continue;
      }
      Optional<BaselineEntry> entry = match.entryOf(finding);
      Finding seen = entry.map(e -> finding.seenSince(e.firstSeen())).orElse(finding);
      if (entry.isPresent() && finding.suppressed().isEmpty()) {
        Optional<String> why = deadlines.overdue(entry.get(), finding.severity(), today, latest);
        if (why.isPresent()) {
          overdue++;
          overdueFor.put(finding.severity(), why.get());
        } else {
          known++;
          seen = seen.suppressedFor(reason(entry.get()));
        }
      }
      findings.add(seen);
    }
    return new Verdicts(
        new Judgement(findings, policy.gates(findings, failOn)),
        new BaselineResult(
            path,
            known,
            overdue,
            isWhole ? match.gone().size() : 0,
            match.baseline().entriesByDay(),
            overdueFor));
  }

  private static String reason(BaselineEntry entry) {
    String since = "in the baseline since " + entry.firstSeen();
    return entry.verdict().equals(Optional.of(Verdict.FALSE)) ? since + ", judged wrong" : since;
  }
}
