package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/** Finds containers that run as root. Rationale and examples: rules/kubernetes/root-user.md. */
public final class RootUser implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Users.report(object, false, "%s runs as root", sink);
  }
}
