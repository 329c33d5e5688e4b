package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Finds budgets that keep broken pods in place. Rationale and examples:
 * rules/kubernetes/missing-eviction-policy.md.
 */
public final class MissingEvictionPolicy implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (DisruptionBudgets.isBudget(object)
        && object.root().get("spec", "selector").isPresent()
        && object.root().get("spec", "unhealthyPodEvictionPolicy").isEmpty()) {
      sink.report(
          object.place(),
          "%s has no unhealthyPodEvictionPolicy, so pods that never get ready block a drain"
              .formatted(object.title()));
    }
  }
}
