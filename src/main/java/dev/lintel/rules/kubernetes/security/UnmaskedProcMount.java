package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Finds containers that see all of /proc. Rationale and examples:
 * rules/kubernetes/unmasked-proc-mount.md.
 */
public final class UnmaskedProcMount implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    ProcMounts.report(object, pod -> !pod.hasOwnUsers(), sink);
  }
}
