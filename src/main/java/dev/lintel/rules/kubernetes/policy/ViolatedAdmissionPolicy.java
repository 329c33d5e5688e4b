package dev.lintel.rules.kubernetes.policy;

import dev.lintel.finding.Reason;
import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.policy.AdmissionPolicies;
import dev.lintel.model.kubernetes.policy.AdmissionPolicies.Denial;
import dev.lintel.model.kubernetes.policy.KyvernoPolicies;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds objects that an admission policy of the repository refuses. Rationale and examples:
 * rules/kubernetes/violated-admission-policy.md.
 */
public final class ViolatedAdmissionPolicy implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    List<KubernetesObject> objects = project.kubernetes().unpatched();
    List<Denial> denials = new ArrayList<>(AdmissionPolicies.check(objects, project.policies()));
    denials.addAll(KyvernoPolicies.check(objects, project.policies()));
    for (Denial denial : denials) {
      Report report = sink.report(denial.verdict().place(), denial.verdict().message());
      denial.verdict().rule().ifPresent(rule -> report.related(rule, "the policy"));
      if (!denial.isEnforced()) {
        report.lowered(Reason.ADVISORY);
      } else if (!denial.verdict().isCertain()) {
        report.lowered(Reason.UNCERTAIN);
      }
    }
  }
}
