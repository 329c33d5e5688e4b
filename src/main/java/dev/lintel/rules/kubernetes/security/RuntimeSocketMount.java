package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;

/**
 * Finds pods that command the container runtime of their node. Rationale and examples:
 * rules/kubernetes/runtime-socket-mount.md.
 */
public final class RuntimeSocketMount implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (HostPath path : HostPath.of(object)) {
      if (path.isRuntimeSocket()) {
        found.add(
            path.place(),
            "volume '%s' hands over the container runtime by '%s'"
                .formatted(path.volume(), path.path()));
      }
    }
    found.report(sink);
  }
}
