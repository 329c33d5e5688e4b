package dev.lintel.rules.kubernetes.policy;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.policy.ExpressionFaults;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Finds expressions of definitions and policies that do not compile. Rationale and examples:
 * rules/kubernetes/invalid-cel-expression.md.
 */
public final class InvalidCelExpression implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    ExpressionFaults faults = new ExpressionFaults();
    for (KubernetesObject object : project.wholeObjects()) {
      faults.of(object).forEach(fault -> sink.report(fault.place(), fault.message()));
    }
  }
}
