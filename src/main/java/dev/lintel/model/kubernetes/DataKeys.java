package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells the keys of ConfigMaps and Secrets. */
public final class DataKeys {
  private static final List<String> FIELDS = List.of("data", "binaryData", "stringData");

  private DataKeys() {}

  /**
   * Gives the keys that an object has. Empty where they are not all written: an object without data
   * and one with an annotation or label that says so is filled by a controller, a Secret of an
   * account by Kubernetes, and templates bring keys of their own.
   */
  public static Optional<Set<String>> of(KubernetesObject object) {
    Set<String> keys = new HashSet<>();
    for (String field : FIELDS) {
      Optional<YamlNode> data = object.root().get(field).filter(node -> !node.isNull());
      if (data.isPresent() && (data.get().mapping().isEmpty() || isTemplated(data.get()))) {
        return Optional.empty();
      }
      data.flatMap(YamlNode::mapping)
          .ifPresent(mapping -> keys.addAll(Labels.entries(mapping).keySet()));
    }
    return keys.isEmpty() || isFilled(object) ? Optional.empty() : Optional.of(keys);
  }

  private static boolean isTemplated(YamlNode data) {
    return Labels.entries(data.mapping().orElseThrow()).keySet().stream()
        .anyMatch(key -> key.isEmpty() || key.equals("<<") || Placeholder.isIn(key));
  }

  private static boolean isFilled(KubernetesObject object) {
    YamlMapping root = object.root();
    return root.text("type").filter("kubernetes.io/service-account-token"::equals).isPresent()
        || object.annotations().keySet().stream().anyMatch(DataKeys::isInjection)
        || object.labels().keySet().stream().anyMatch(DataKeys::isInjection);
  }

  private static boolean isInjection(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return lower.contains("inject")
        || lower.contains("generate")
        || lower.contains("reflect")
        || lower.contains("replicat");
  }
}
