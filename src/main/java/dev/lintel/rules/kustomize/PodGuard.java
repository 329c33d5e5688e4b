package dev.lintel.rules.kustomize;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LabelSelector;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** A kind of objects that protect the pods which they select. */
enum PodGuard {
  NETWORK_POLICY("NetworkPolicy", "networking.k8s.io", "podSelector"),
  DISRUPTION_BUDGET("PodDisruptionBudget", "policy", "selector");

  private final String kind;
  private final String group;
  private final String selector;

  PodGuard(String kind, String group, String selector) {
    this.kind = kind;
    this.group = group;
    this.selector = selector;
  }

  String kind() {
    return kind;
  }

  /**
   * Tells whether an object protects pods in any way: policies of network plugins do so by means of
   * their own.
   */
  static boolean isAny(KubernetesObject object) {
    return object.kind().endsWith(NETWORK_POLICY.kind) || DISRUPTION_BUDGET.is(object);
  }

  /** Tells the same by the kind alone. */
  static boolean mayBe(YamlMapping root) {
    return root.text("kind")
        .filter(k -> k.endsWith(NETWORK_POLICY.kind) || k.equals(DISRUPTION_BUDGET.kind))
        .isPresent();
  }

  private boolean is(KubernetesObject object) {
    return object.kind().equals(kind) && object.isIn(group);
  }

  /** Gives the objects of the kind that are for the pods of a workload. */
  List<KubernetesObject> of(KubernetesObject workload, List<KubernetesObject> guards) {
    return guards.stream().filter(guard -> is(guard) && selects(guard, workload)).toList();
  }

  /** Tells whether the pods may be protected in a way that is not read here, or need it not. */
  boolean isNeedless(KubernetesObject workload, List<KubernetesObject> guards) {
    return switch (this) {
      case NETWORK_POLICY ->
          guards.stream().anyMatch(guard -> guard.kind().endsWith(kind) && !is(guard));
      case DISRUPTION_BUDGET -> !hasSeveralReplicas(workload);
    };
  }

  private static boolean hasSeveralReplicas(KubernetesObject workload) {
    Optional<String> replicas =
        workload.root().get("spec", "replicas").flatMap(YamlNode::scalar).map(YamlScalar::value);
    return switch (workload.kind()) {
      case "Deployment", "StatefulSet" ->
          replicas.filter(count -> !count.equals("0") && !count.equals("1")).isPresent();
      default -> false;
    };
  }

  private boolean selects(KubernetesObject guard, KubernetesObject workload) {
    return guard.isBeside(workload)
        && guard
            .root()
            .mapping("spec", selector)
            .map(LabelSelector::of)
            .filter(labels -> labels.matches(workload.pods().getFirst().labels()))
            .isPresent();
  }
}
