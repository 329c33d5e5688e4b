package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;

/**
 * A probe of a container.
 *
 * @param field as {@code livenessProbe}
 * @param entry where it is written
 */
record Probe(String field, YamlEntry entry, YamlMapping root) {
  /** Gives the probes of a container. */
  static List<Probe> of(Container container) {
    List<Probe> probes = new ArrayList<>();
    for (String field : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      container
          .root()
          .find(field)
          .ifPresent(entry ->
              entry.value().mapping().ifPresent(root -> probes.add(new Probe(field, entry, root))));
    }
    return probes;
  }
}
