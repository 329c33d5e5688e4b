package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/**
 * Finds pods that may talk to everyone. Rationale and examples:
 * rules/kubernetes/pod-without-network-policy.md.
 */
public final class PodWithoutNetworkPolicy implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    if (project.objects().stream().anyMatch(NetworkPolicies::isForeign)) {
      return;
    }
    List<KubernetesObject> policies =
        project.objects().stream().filter(NetworkPolicies::isPolicy).toList();
    for (Workload workload : project.workloads()) {
      KubernetesObject object = workload.object();
      boolean isOpen =
          object.pods().stream()
              .filter(pod -> !isOnHostNetwork(pod))
              .anyMatch(
                  pod -> policies.stream().noneMatch(p -> NetworkPolicies.selects(p, object, pod)));
      if (isOpen && !workload.isGenerated()) {
        sink.report(
            object.place(),
            "no NetworkPolicy of the project is for the pods of %s".formatted(object.title()));
      }
    }
  }

  /** Policies do not reach pods in the network of their node. */
  private static boolean isOnHostNetwork(PodSpec pod) {
    return pod.root()
        .get("hostNetwork")
        .flatMap(YamlNode::scalar)
        .filter(YamlScalar::isTrue)
        .isPresent();
  }
}
