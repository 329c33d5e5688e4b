package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;

/**
 * Finds mounts of paths of the node that are not read-only. Rationale and examples:
 * rules/kubernetes/writable-host-mount.md.
 */
public final class WritableHostMount implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (HostPath path : HostPath.of(object)) {
      if (!path.isRuntimeSocket() && !path.isSensitive() && !path.volume().isEmpty()) {
        object.containers().forEach(container -> add(container, path, found));
      }
    }
    found.report(sink);
  }

  private static void add(Container container, HostPath path, Occurrences found) {
    for (YamlMapping mount : HostPath.writableMounts(container, path.volume())) {
      found.add(
          mount.find("name").map(YamlEntry::value).orElse(mount).span(),
          "container '%s' may write to '%s' of the node".formatted(container.name(), path.path()));
    }
  }
}
