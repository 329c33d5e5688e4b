package dev.lintel.policy;

import dev.lintel.finding.Finding;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.policy.comment.CommentedText;
import dev.lintel.rule.Catalog;
import dev.lintel.source.SourceText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Applies a policy to the findings of a run.
 *
 * <p>Steps: drop findings in places that lintel.yml takes their rule from, and give the others the
 * severity that it has there; accept those that a comment suppresses, and report the suppressions
 * that are wrong, expired or unused; accept those that lintel.yml suppresses; leave out what is not
 * about the files under check; let the gates decide. Comments come first, so that one is not called
 * unused because lintel.yml says the same.
 */
public final class Judge {
  private final Policy policy;
  private final Optional<Severity> failOn;
  private final Catalog catalog;
  private final Map<RuleId, ActiveRule> active = new HashMap<>();
  private final LocalDate today;

  /**
   * @param active the rules that ran; a suppression of any other cannot be called unused
   * @param today the day that {@code until} is compared with, which it includes
   */
  public Judge(
      Policy policy,
      Selection selection,
      Catalog catalog,
      List<ActiveRule> active,
      LocalDate today) {
    this.policy = policy;
    this.failOn = selection.failOn();
    this.catalog = catalog;
    this.today = today;
    active.forEach(rule -> this.active.put(rule.entry().id(), rule));
  }

  /**
   * Judges the findings.
   *
   * @param texts what was checked, comments included; a text that is left out counts as plain where
   *     it has findings
   * @param objectOf gives kind and name of the Kubernetes object that a finding stands in, as
   *     {@code Deployment/web}
   * @param isWholeTree whether all files below the root were checked: only then is a suppression of
   *     lintel.yml that accepts nothing unused
   * @param isReported tells whether a finding is about what is checked. The others are left out at
   *     the end, before the gates count: until then they keep suppressions in use
   */
  public Judgement judge(
      List<Finding> findings,
      List<CommentedText> texts,
      Function<Finding, Optional<String>> objectOf,
      boolean isWholeTree,
      Predicate<Finding> isReported) {
    SuppressionReports reports = new SuppressionReports(active);
    Overrides overrides = new Overrides(policy, active);
    List<Finding> covered = overrides.apply(findings, objectOf);
    InlineSuppressions inline = new InlineSuppressions(policy, catalog, active, today, reports);
    List<Finding> judged = new ArrayList<>(inline.apply(covered, withPlain(texts, covered)));
    judged.addAll(overrides.apply(reports.take(), objectOf));
    ConfiguredSuppressions configured =
        new ConfiguredSuppressions(policy.suppressions(), today, reports);
    judged = new ArrayList<>(configured.apply(judged, objectOf, isWholeTree));
    judged.addAll(overrides.apply(reports.take(), objectOf));
    judged.removeIf(isReported.negate());
    judged.sort(Finding.ORDER);
    return new Judgement(judged, policy.gates(judged, failOn));
  }

  private static List<CommentedText> withPlain(List<CommentedText> texts, List<Finding> findings) {
    Set<SourceText> known = new HashSet<>();
    texts.forEach(text -> known.add(text.source()));
    List<CommentedText> all = new ArrayList<>(texts);
    for (Finding finding : findings) {
      SourceText source = finding.place().source();
      if (known.add(source)) {
        all.add(CommentedText.plain(source));
      }
    }
    return all;
  }
}
