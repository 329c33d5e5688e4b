package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.IntOrPercent;
import dev.lintel.model.kubernetes.KubernetesObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** How many pods a workload runs, as its own field and its autoscaler tell. */
final class Replicas {
  private static final Set<String> KINDS =
      Set.of("Deployment", "StatefulSet", "ReplicaSet", "Rollout");

  private Replicas() {}

  /** Tells whether the workload has a number of pods that a person sets. */
  static boolean isCounted(KubernetesObject workload) {
    return KINDS.contains(workload.kind()) && workload.isIn("apps", "argoproj.io");
  }

  /** Tells whether an autoscaler sets the number of the workload's pods. */
  static boolean isScaled(KubernetesObject workload, List<Autoscaler> autoscalers) {
    return autoscalers.stream().anyMatch(autoscaler -> autoscaler.scales(workload));
  }

  /**
   * Gives the least number of pods that run while nothing is amiss; empty where that is not known.
   */
  static OptionalLong least(KubernetesObject workload, List<Autoscaler> autoscalers) {
    if (!isCounted(workload)) {
      return OptionalLong.empty();
    }
    Optional<Autoscaler> autoscaler =
        autoscalers.stream().filter(a -> a.scales(workload)).findFirst();
    if (autoscaler.isPresent()) {
      return autoscaler.get().floor();
    }
    return workload.root().get("spec", "replicas").isPresent()
        ? IntOrPercent.number(workload.root(), "spec", "replicas")
        : OptionalLong.of(1);
  }
}
