package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;

/**
 * Finds ports of the node that pods take. Rationale and examples: rules/kubernetes/host-port.md.
 */
public final class HostPort implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (PodSpec pod : object.pods()) {
      if (!HostNamespace.sharesNetwork(pod)) {
        for (Container container : pod.containers()) {
          ContainerPorts.numbers(container, "hostPort").stream()
              .filter(port -> !port.value().equals("0"))
              .forEach(port ->
                  found.add(
                      port.span(),
                      "container '%s' takes port %s of its node"
                          .formatted(container.name(), port.value())));
        }
      }
    }
    found.report(sink);
  }
}
