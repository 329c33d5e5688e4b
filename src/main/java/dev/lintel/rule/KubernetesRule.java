package dev.lintel.rule;

import dev.lintel.model.kubernetes.KubernetesObject;

/** A rule that reads one Kubernetes object. */
public non-sealed interface KubernetesRule extends Rule {
  void check(KubernetesObject object, FindingSink sink);
}
