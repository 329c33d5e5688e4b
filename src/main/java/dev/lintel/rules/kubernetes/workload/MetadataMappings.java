package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;

/** Finds the labels and annotations of an object and of the pods that its template makes. */
final class MetadataMappings {
  private static final List<String[]> TEMPLATES =
      List.of(
          new String[] {"spec", "template", "metadata"},
          new String[] {"spec", "jobTemplate", "metadata"},
          new String[] {"spec", "jobTemplate", "spec", "template", "metadata"},
          new String[] {"template", "metadata"});

  private MetadataMappings() {}

  /**
   * Gives the entries of a field of all metadata of an object.
   *
   * @param field {@code labels} or {@code annotations}
   */
  static List<YamlEntry> entries(KubernetesObject object, String field) {
    List<YamlMapping> all = new ArrayList<>();
    object.root().mapping("metadata", field).ifPresent(all::add);
    if (!object.pods().isEmpty()) {
      for (String[] path : TEMPLATES) {
        object.root().mapping(path).flatMap(m -> m.mapping(field)).ifPresent(all::add);
      }
    }
    return all.stream().flatMap(mapping -> mapping.entries().stream()).toList();
  }
}
