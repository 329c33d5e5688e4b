package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;

/**
 * Finds containers that may change what decides over their node. Rationale and examples:
 * rules/kubernetes/sensitive-host-path.md.
 */
public final class SensitiveHostPath implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (HostPath path : HostPath.of(object)) {
      if (path.isSensitive()) {
        found.add(
            path.place(),
            "volume '%s' lets a container write to '%s' of the node"
                .formatted(path.volume(), path.path()));
      }
    }
    found.report(sink);
  }
}
