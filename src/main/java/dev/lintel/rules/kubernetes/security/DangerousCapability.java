package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;

/**
 * Finds containers with rights over their node. Rationale and examples:
 * rules/kubernetes/dangerous-capability.md.
 */
public final class DangerousCapability implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences dangerous = new Occurrences();
    for (Container container : object.containers()) {
      Capabilities.added(container)
          .forEach(added ->
              Capabilities.danger(added.value())
                  .ifPresent(danger ->
                      dangerous.add(
                          added.span(),
                          "container '%s' adds '%s', which %s"
                              .formatted(container.name(), added.value(), danger))));
    }
    dangerous.report(sink);
  }
}
