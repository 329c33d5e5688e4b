package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds containers that are root on their node. Rationale and examples:
 * rules/kubernetes/privileged-container.md.
 */
public final class PrivilegedContainer implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    List<Container> privileged =
        object.containers().stream().filter(c -> privilege(c).isPresent()).toList();
    if (privileged.isEmpty()) {
      return;
    }
    Report report = report(privileged.getFirst(), sink);
    privileged.stream()
        .skip(1)
        .forEach(c -> report.related(privilege(c).orElseThrow().span(), message(c)));
  }

  private static Report report(Container container, FindingSink sink) {
    return sink.report(privilege(container).orElseThrow().span(), message(container));
  }

  private static String message(Container container) {
    return "container '%s' runs privileged".formatted(container.name());
  }

  private static Optional<YamlScalar> privilege(Container container) {
    return container
        .root()
        .get("securityContext", "privileged")
        .flatMap(YamlNode::scalar)
        .filter(YamlScalar::isTrue);
  }
}
