package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Finds budgets that keep broken pods in place. Rationale and examples:
 * rules/kubernetes/missing-eviction-policy.md.
 */
public final class MissingEvictionPolicy implements ProjectRule {
  private static final String[] FIELD = {"spec", "unhealthyPodEvictionPolicy"};

  @Override
  public void check(Project project, FindingSink sink) {
    for (KubernetesObject object : project.wholeObjects()) {
      if (DisruptionBudgets.isBudget(object)
          && object.root().get(FIELD).isEmpty()
          && !project.kubernetes().isPatched(object, FIELD)) {
        sink.report(
            object.place(),
            "%s has no %s, so pods that never get ready block a drain"
                .formatted(object.title(), FIELD[1]));
      }
    }
  }
}
