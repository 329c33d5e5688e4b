package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LabelSelector;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;

/** Reads NetworkPolicies. */
final class NetworkPolicies {
  private NetworkPolicies() {}

  static boolean isPolicy(KubernetesObject object) {
    return object.kind().equals("NetworkPolicy") && object.isIn("networking.k8s.io", "extensions");
  }

  /**
   * Tells whether an object is a policy of a network plugin, which says more than can be judged
   * here.
   */
  static boolean isForeign(KubernetesObject object) {
    return object.kind().contains("NetworkPolicy") && !isPolicy(object);
  }

  /** Tells whether a policy is for pods of an object. */
  static boolean selects(KubernetesObject policy, KubernetesObject workload, PodSpec pod) {
    return policy.isBeside(workload)
        && policy
            .root()
            .mapping("spec", "podSelector")
            .map(LabelSelector::of)
            .map(selector -> selector.matches(pod.labels()))
            .orElse(true);
  }

  /** Tells whether a policy has to do with what goes out, as Kubernetes reads it. */
  static boolean isOfEgress(KubernetesObject policy) {
    List<YamlNode> types = policy.root().items("spec", "policyTypes");
    return types.isEmpty()
        ? policy.root().get("spec", "egress").isPresent()
        : types.stream()
            .flatMap(type -> type.scalar().stream())
            .anyMatch(type -> type.value().equals("Egress"));
  }
}
