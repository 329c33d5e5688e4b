package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;

/**
 * Finds containers with more rights than runtimes give. Rationale and examples:
 * rules/kubernetes/added-capability.md.
 */
public final class AddedCapability implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (Container container : object.containers()) {
      Capabilities.added(container).stream()
          .filter(added -> !Capabilities.isDefault(added.value()))
          .filter(added -> Capabilities.danger(added.value()).isEmpty())
          .forEach(added -> found.add(added.span(), message(container, added.value())));
    }
    found.report(sink);
  }

  private static String message(Container container, String name) {
    String canonical = Capabilities.canonical(name);
    return Capabilities.isDefault(canonical)
        ? "container '%s' adds '%s', which is no capability; write '%s'"
            .formatted(container.name(), name, canonical)
        : "container '%s' adds '%s', which containers do not have by default"
            .formatted(container.name(), name);
  }
}
