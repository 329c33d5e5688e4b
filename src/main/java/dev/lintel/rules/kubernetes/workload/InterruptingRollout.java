package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.IntOrPercent;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds rollouts that take all pods away at once. Rationale and examples:
 * rules/kubernetes/interrupting-rollout.md.
 */
public final class InterruptingRollout implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    OptionalLong replicas = Replicas.least(object, List.of());
    if (!object.kind().equals("Deployment") || replicas.isEmpty() || replicas.getAsLong() < 2) {
      return;
    }
    String type = object.root().text("spec", "strategy", "type").orElse("RollingUpdate");
    Optional<IntOrPercent> unavailable =
        IntOrPercent.at(object.root(), "spec", "strategy", "rollingUpdate", "maxUnavailable");
    if (type.equals("Recreate")) {
      sink.report(
          object.placeOf("spec", "strategy", "type"),
          "each rollout of %s ends its %d pods before it starts new ones"
              .formatted(object.title(), replicas.getAsLong()));
    } else if (unavailable.filter(a -> isAll(a, replicas.getAsLong())).isPresent()) {
      sink.report(
          object.placeOf("spec", "strategy", "rollingUpdate", "maxUnavailable"),
          "a rollout of %s may end all its %d pods at once"
              .formatted(object.title(), replicas.getAsLong()));
    }
  }

  /** A share is rounded down. */
  private static boolean isAll(IntOrPercent amount, long replicas) {
    return amount.isPercent() ? amount.value() >= 100 : amount.value() >= replicas;
  }
}
