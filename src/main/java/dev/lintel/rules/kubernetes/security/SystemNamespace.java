package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Set;

/**
 * Finds workloads among those of the cluster itself. Rationale and examples:
 * rules/kubernetes/system-namespace.md.
 */
public final class SystemNamespace implements KubernetesRule {
  private static final Set<String> SYSTEM = Set.of("kube-system", "kube-public", "kube-node-lease");

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (!object.pods().isEmpty() && SYSTEM.contains(object.namespace())) {
      sink.report(
          object
              .root()
              .get("metadata", "namespace")
              .flatMap(YamlNode::scalar)
              .map(YamlScalar::span)
              .orElseGet(object::place),
          "%s runs in '%s', among the parts of the cluster itself"
              .formatted(object.title(), object.namespace()));
    }
  }
}
