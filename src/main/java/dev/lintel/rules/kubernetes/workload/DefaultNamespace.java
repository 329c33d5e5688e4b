package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds workloads in the namespace default. Rationale and examples:
 * rules/kubernetes/default-namespace.md.
 */
public final class DefaultNamespace implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (object.pods().isEmpty()) {
      return;
    }
    object
        .root()
        .get("metadata", "namespace")
        .flatMap(YamlNode::scalar)
        .filter(namespace -> namespace.value().equals("default"))
        .map(YamlScalar::span)
        .ifPresent(place ->
            sink.report(place, "%s runs in the namespace 'default'".formatted(object.title())));
  }
}
