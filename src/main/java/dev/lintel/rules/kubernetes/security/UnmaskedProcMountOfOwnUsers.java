package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Finds containers in a user namespace that see all of /proc. Rationale and examples:
 * rules/kubernetes/unmasked-proc-mount-of-own-users.md.
 */
public final class UnmaskedProcMountOfOwnUsers implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    ProcMounts.report(object, PodSpec::hasOwnUsers, sink);
  }
}
