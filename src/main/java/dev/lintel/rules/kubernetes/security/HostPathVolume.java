package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;

/**
 * Finds volumes that are paths of the node. Rationale and examples:
 * rules/kubernetes/host-path-volume.md.
 */
public final class HostPathVolume implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (HostPath path : HostPath.of(object)) {
      if (!path.isRuntimeSocket() && !path.isSensitive()) {
        found.add(
            path.place(),
            "volume '%s' is the path '%s' of the node".formatted(path.volume(), path.path()));
      }
    }
    found.report(sink);
  }
}
