package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Finds autoscalers that have nothing to decide. Rationale and examples:
 * rules/kubernetes/idle-autoscaler.md.
 */
public final class IdleAutoscaler implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Autoscaler.of(object)
        .filter(autoscaler -> autoscaler.min().isPresent())
        .filter(autoscaler -> autoscaler.min().equals(autoscaler.max()))
        .ifPresent(autoscaler ->
            sink.report(
                    object.placeOf("spec", autoscaler.most()),
                    "%s has %d pods at least and at most, so it never scales"
                        .formatted(object.title(), autoscaler.max().getAsLong()))
                .related(object.placeOf("spec", autoscaler.least()), "the least number"));
  }
}
