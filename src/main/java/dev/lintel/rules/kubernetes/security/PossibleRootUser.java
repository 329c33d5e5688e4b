package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds containers that may run as root. Rationale and examples:
 * rules/kubernetes/possible-root-user.md.
 */
public final class PossibleRootUser implements WorkloadRule {
  private static final String FIELD = "runAsNonRoot";

  @Override
  public void check(Workload workload, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (PodSpec pod : workload.object().pods()) {
      if (!pod.hasOwnUsers()) {
        pod.security(FIELD)
            .filter(YamlScalar::isFalse)
            .ifPresent(setting ->
                found.add(
                    setting.span(),
                    "%s lets its containers run as root".formatted(workload.object().title())));
        pod.containers().forEach(container -> add(container, pod, workload, found));
      }
    }
    found.report(sink);
  }

  private static void add(Container container, PodSpec pod, Workload workload, Occurrences found) {
    Optional<YamlScalar> own = container.security(FIELD);
    if (own.filter(YamlScalar::isFalse).isPresent()) {
      found.add(own.get().span(), "container '%s' may run as root".formatted(container.name()));
    }
    boolean isOpen =
        own.or(() -> pod.security(FIELD)).isEmpty()
            && !workload.isGenerated()
            && !workload.isPodPatched("securityContext", FIELD)
            && !workload.isPatched(container, "securityContext", FIELD);
    if (isOpen) {
      found.add(
          container.place(),
          "neither container '%s' nor its pod sets runAsNonRoot to true"
              .formatted(container.name()));
    }
  }
}
