package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LabelSelector;
import java.util.List;

/** Reads PodDisruptionBudgets. */
final class DisruptionBudgets {
  private DisruptionBudgets() {}

  static boolean isBudget(KubernetesObject object) {
    return object.kind().equals("PodDisruptionBudget") && object.isIn("policy");
  }

  /** Gives the objects whose pods a budget selects by their labels. */
  static List<KubernetesObject> selected(KubernetesObject budget, DeploymentUnit unit) {
    return unit.objects().stream().filter(object -> selects(budget, object)).toList();
  }

  /** Tells whether a budget selects the pods of an object; one without conditions selects none. */
  static boolean selects(KubernetesObject budget, KubernetesObject workload) {
    return budget.isBeside(workload)
        && budget
            .root()
            .mapping("spec", "selector")
            .map(LabelSelector::of)
            .filter(selector -> !selector.requirements().isEmpty())
            .filter(s -> workload.pods().stream().anyMatch(pod -> s.matches(pod.labels())))
            .isPresent();
  }
}
