package dev.lintel.rules.kubernetes.policy;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.policy.KyvernoPolicies;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Tells of rules of policies that are not evaluated. Rationale and examples:
 * rules/kubernetes/unevaluated-policy.md.
 */
public final class UnevaluatedPolicy implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    KyvernoPolicies.unevaluated(object).forEach(rule -> sink.report(rule.place(), rule.message()));
  }
}
