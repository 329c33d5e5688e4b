package dev.lintel.rule;

import dev.lintel.model.kubernetes.KubernetesObject;

/** A rule that reads one Kubernetes object. */
public non-sealed interface KubernetesRule extends Rule {
  void check(KubernetesObject object, FindingSink sink);

  /**
   * Tells whether the rule is about how a file is written, and so has nothing to say of what an
   * overlay builds.
   */
  default boolean isOnWriting() {
    return false;
  }
}
