package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds containers that are root on their node. Rationale and examples:
 * rules/kubernetes/privileged-container.md.
 */
public final class PrivilegedContainer implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences privileged = new Occurrences();
    for (Container container : object.containers()) {
      privilege(container)
          .ifPresent(scalar ->
              privileged.add(
                  scalar.span(), "container '%s' runs privileged".formatted(container.name())));
    }
    privileged.report(sink);
  }

  private static Optional<YamlScalar> privilege(Container container) {
    return container
        .root()
        .get("securityContext", "privileged")
        .flatMap(YamlNode::scalar)
        .filter(YamlScalar::isTrue);
  }
}
