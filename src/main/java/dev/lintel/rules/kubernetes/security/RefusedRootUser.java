package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Finds containers that run as root and must not. Rationale and examples:
 * rules/kubernetes/refused-root-user.md.
 */
public final class RefusedRootUser implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Users.report(object, true, "%s runs as root, and runAsNonRoot keeps it from starting", sink);
  }
}
