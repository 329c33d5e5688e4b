package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds containers that keep rights of root. Rationale and examples:
 * rules/kubernetes/kept-capabilities.md.
 */
public final class KeptCapabilities implements WorkloadRule {
  /** The one that may be added back, for ports below 1024. */
  private static final String ALLOWED = "NET_BIND_SERVICE";

  @Override
  public void check(Workload workload, FindingSink sink) {
    Occurrences kept = new Occurrences();
    for (PodSpec pod : workload.object().pods()) {
      if (!pod.isWindows()) {
        pod.containers().forEach(container -> add(container, workload, kept));
      }
    }
    kept.report(sink);
  }

  private static void add(Container container, Workload workload, Occurrences kept) {
    boolean isOpen =
        workload.isGenerated() || workload.isPatched(container, "securityContext", "capabilities");
    if (!isOpen && !Capabilities.dropsAll(container)) {
      kept.add(
          container.place(),
          "container '%s' does not drop ALL capabilities".formatted(container.name()));
    }
    for (YamlScalar added : Capabilities.added(container)) {
      if (Capabilities.isDefault(added.value()) && !added.value().equals(ALLOWED)) {
        kept.add(
            added.span(),
            "container '%s' adds '%s', and the restricted level allows only %s"
                .formatted(container.name(), added.value(), ALLOWED));
      }
    }
  }
}
