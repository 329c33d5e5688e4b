package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds containers whose processes may gain rights. Rationale and examples:
 * rules/kubernetes/privilege-escalation.md.
 */
public final class PrivilegeEscalation implements WorkloadRule {
  private static final String FIELD = "allowPrivilegeEscalation";

  @Override
  public void check(Workload workload, FindingSink sink) {
    Occurrences open = new Occurrences();
    for (PodSpec pod : workload.object().pods()) {
      if (!pod.isWindows()) {
        pod.containers().forEach(container -> add(container, workload, open));
      }
    }
    open.report(sink);
  }

  private static void add(Container container, Workload workload, Occurrences open) {
    Optional<YamlScalar> setting = container.security(FIELD);
    boolean isOpen =
        setting
            .map(scalar -> Placeholder.isIn(scalar.value()))
            .orElseGet(() ->
                workload.isGenerated() || workload.isPatched(container, "securityContext", FIELD));
    if (!isOpen && setting.filter(YamlScalar::isFalse).isEmpty()) {
      open.add(
          setting.map(YamlScalar::span).orElseGet(container::place),
          "container '%s' does not set allowPrivilegeEscalation to false"
              .formatted(container.name()));
    }
  }
}
