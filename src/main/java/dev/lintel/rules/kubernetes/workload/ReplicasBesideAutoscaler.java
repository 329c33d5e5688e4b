package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.IntOrPercent;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.UnitRule;
import java.util.OptionalLong;

/**
 * Finds workloads that fix the number of pods which an autoscaler sets. Rationale and examples:
 * rules/kubernetes/replicas-beside-autoscaler.md.
 */
public final class ReplicasBesideAutoscaler implements UnitRule {
  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    for (Autoscaler autoscaler : Autoscaler.in(unit.objects())) {
      unit.objects().stream()
          .filter(object -> Replicas.isCounted(object) && autoscaler.scales(object))
          .forEach(workload -> report(workload, autoscaler, sink));
    }
  }

  private static void report(KubernetesObject workload, Autoscaler autoscaler, FindingSink sink) {
    OptionalLong replicas = IntOrPercent.number(workload.root(), "spec", "replicas");
    if (replicas.isPresent() && replicas.getAsLong() > 0) {
      sink.report(
              workload.placeOf("spec", "replicas"),
              "each apply sets %s back to %d, whatever %s decided"
                  .formatted(workload.title(), replicas.getAsLong(), autoscaler.object().title()))
          .related(autoscaler.targetPlace(), "the autoscaler");
    }
  }
}
