package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.WorkloadRule;

/**
 * Finds containers without a filter of system calls. Rationale and examples:
 * rules/kubernetes/missing-seccomp-profile.md.
 */
public final class MissingSeccompProfile implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    if (workload.isGenerated() || workload.isPodPatched("securityContext", "seccompProfile")) {
      return;
    }
    Occurrences open = new Occurrences();
    for (PodSpec pod : workload.object().pods()) {
      for (Container container : pod.containers()) {
        if (!pod.isWindows()
            && pod.security(container, UnconfinedSeccomp.FIELD).isEmpty()
            && !workload.isPatched(container, "securityContext", "seccompProfile")) {
          open.add(
              container.place(),
              "neither container '%s' nor its pod sets a seccompProfile"
                  .formatted(container.name()));
        }
      }
    }
    open.report(sink);
  }
}
