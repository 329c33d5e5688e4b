package dev.lintel.rules.custom;

import dev.lintel.finding.Reason;
import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.policy.ObjectRule;
import dev.lintel.model.kubernetes.policy.Verdict;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import java.util.function.Predicate;

/** Finds whole objects of which a user's expression does not hold. */
final class UserRule implements ProjectRule {
  private final ObjectRule rule;
  private final Predicate<KubernetesObject> match;

  UserRule(ObjectRule rule, Predicate<KubernetesObject> match) {
    this.rule = rule;
    this.match = match;
  }

  @Override
  public void check(Project project, FindingSink sink) {
    for (Verdict verdict :
        rule.check(project.kubernetes().unpatched().stream().filter(match).toList())) {
      Report report = sink.report(verdict.place(), verdict.message());
      verdict.rule().ifPresent(place -> report.related(place, "the rule"));
      if (!verdict.isCertain()) {
        report.lowered(Reason.UNCERTAIN);
      }
    }
  }
}
