package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds containers whose processes may gain rights. Rationale and examples:
 * rules/kubernetes/privilege-escalation.md.
 */
public final class PrivilegeEscalation implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    Occurrences open = new Occurrences();
    for (PodSpec pod : workload.object().pods()) {
      if (!isWindows(pod)) {
        pod.containers().forEach(container -> add(container, open));
      }
    }
    open.report(sink);
  }

  private static boolean isWindows(PodSpec pod) {
    return pod.root().text("os", "name").filter("windows"::equals).isPresent();
  }

  private static void add(Container container, Occurrences open) {
    Optional<YamlScalar> setting =
        container
            .root()
            .get("securityContext", "allowPrivilegeEscalation")
            .flatMap(YamlNode::scalar);
    if (setting.filter(YamlScalar::isFalse).isEmpty()) {
      open.add(
          setting.map(YamlScalar::span).orElseGet(container::place),
          "container '%s' does not set allowPrivilegeEscalation to false"
              .formatted(container.name()));
    }
  }
}
