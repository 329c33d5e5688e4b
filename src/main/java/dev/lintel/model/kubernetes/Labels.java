package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads mappings of texts to texts: labels and annotations. */
final class Labels {
  private Labels() {}

  /** Gives what the mapping says, merge keys included; values that are no scalars are left out. */
  static Map<String, String> of(YamlMapping mapping) {
    Map<String, String> labels = new LinkedHashMap<>();
    entries(mapping)
        .forEach(
            (name, entry) -> entry.value().scalar().ifPresent(s -> labels.put(name, s.value())));
    return Collections.unmodifiableMap(labels);
  }

  /** Gives the entry that counts for each key: the mapping's own before those of merge keys. */
  static Map<String, YamlEntry> entries(YamlMapping mapping) {
    Map<String, YamlEntry> entries = new LinkedHashMap<>();
    for (YamlMapping merged : mapping.merged().reversed()) {
      merged.entries().forEach(entry -> entries.put(entry.name(), entry));
    }
    mapping.entries().forEach(entry -> entries.put(entry.name(), entry));
    return entries;
  }
}
