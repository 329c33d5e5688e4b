package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.Set;

/**
 * Finds volumes that name their storage in the pod. Rationale and examples:
 * rules/kubernetes/in-tree-volume.md.
 */
public final class InTreeVolume implements KubernetesRule {
  private static final Set<String> TYPES =
      Set.copyOf(DataTable.rows("rules/kubernetes/in-tree-volumes.txt"));

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (YamlMapping volume : object.volumes()) {
      for (YamlEntry entry : volume.entries()) {
        if (TYPES.contains(entry.name()) && !entry.value().isNull()) {
          found.add(
              entry.key().span(),
              "volume '%s' names its storage in the pod, by %s"
                  .formatted(volume.text("name").orElse(""), entry.name()));
        }
      }
    }
    found.report(sink);
  }
}
