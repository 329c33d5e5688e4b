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
 * Finds containers that may change their own programs. Rationale and examples:
 * rules/kubernetes/writable-root-filesystem.md.
 */
public final class WritableRootFilesystem implements WorkloadRule {
  private static final String FIELD = "readOnlyRootFilesystem";

  @Override
  public void check(Workload workload, FindingSink sink) {
    Occurrences writable = new Occurrences();
    for (PodSpec pod : workload.object().pods()) {
      if (!pod.isWindows()) {
        pod.containers().forEach(container -> add(container, workload, writable));
      }
    }
    writable.report(sink);
  }

  /** Containers for debugging are there to be written to. */
  private static void add(Container container, Workload workload, Occurrences writable) {
    Optional<YamlScalar> setting = container.security(FIELD);
    boolean isOpen =
        container.role() == Container.Role.EPHEMERAL
            || setting
                .map(s -> s.isTrue() || Placeholder.isIn(s.value()))
                .orElseGet(() ->
                    workload.isGenerated()
                        || workload.isPatched(container, "securityContext", FIELD));
    if (!isOpen) {
      writable.add(
          setting.map(YamlScalar::span).orElseGet(container::place),
          "container '%s' does not set readOnlyRootFilesystem to true".formatted(container.name()));
    }
  }
}
