package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads mappings of texts to texts: labels and annotations. */
final class Labels {
  private Labels() {}

  /** Gives what the mapping says, merge keys included, in its order; other values are left out. */
  static Map<String, String> of(YamlMapping mapping) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (YamlMapping merged : mapping.merged().reversed()) {
      labels.putAll(of(merged));
    }
    for (YamlEntry entry : mapping.entries()) {
      entry.value().scalar().map(YamlScalar::value).ifPresent(v -> labels.put(entry.name(), v));
    }
    return Collections.unmodifiableMap(labels);
  }
}
