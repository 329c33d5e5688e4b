package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds containers that are privileged and must not gain rights, which the API server refuses.
 * Rationale and examples: rules/kubernetes/refused-escalation.md.
 */
public final class RefusedEscalation implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences refused = new Occurrences();
    for (Container container : object.containers()) {
      boolean isPrivileged =
          container.security("privileged").filter(YamlScalar::isTrue).isPresent();
      container
          .security("allowPrivilegeEscalation")
          .filter(setting -> setting.isFalse() && isPrivileged)
          .ifPresent(setting ->
              refused.add(
                  setting.span(),
                  "container '%s' is privileged, which implies privilege escalation"
                      .formatted(container.name())));
    }
    refused.report(sink);
  }
}
