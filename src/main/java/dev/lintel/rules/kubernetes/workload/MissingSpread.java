package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds workloads whose pods may all land on one node. Rationale and examples:
 * rules/kubernetes/missing-spread.md.
 */
public final class MissingSpread implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    KubernetesObject object = workload.object();
    OptionalLong replicas = Replicas.least(object, List.of());
    if (replicas.isEmpty() || replicas.getAsLong() < 2 || workload.isGenerated()) {
      return;
    }
    boolean isSpread =
        object.pods().stream()
                .map(PodSpec::root)
                .anyMatch(pod ->
                    pod.get("affinity", "podAntiAffinity").isPresent()
                        || pod.get("topologySpreadConstraints").isPresent())
            || workload.isPodPatched("affinity", "podAntiAffinity")
            || workload.isPodPatched("topologySpreadConstraints");
    if (!isSpread) {
      sink.report(
          object.place(),
          "nothing keeps the %d pods of %s off one node"
              .formatted(replicas.getAsLong(), object.title()));
    }
  }
}
