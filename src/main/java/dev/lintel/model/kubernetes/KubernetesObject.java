package dev.lintel.model.kubernetes;

import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.Optional;

/**
 * One Kubernetes object.
 *
 * @param root the mapping that holds apiVersion and kind
 */
public record KubernetesObject(YamlMapping root) {
  /** Gives the object that a mapping is; empty where it has no apiVersion and kind. */
  public static Optional<KubernetesObject> of(YamlMapping root) {
    return root.text("apiVersion").isPresent() && root.text("kind").isPresent()
        ? Optional.of(new KubernetesObject(root))
        : Optional.empty();
  }

  public String apiVersion() {
    return root.text("apiVersion").orElse("");
  }

  public String kind() {
    return root.text("kind").orElse("");
  }

  /** Gives the name; empty where the object has none. */
  public String name() {
    return root.text("metadata", "name").orElse("");
  }

  /** Gives the namespace as written; empty where the object has none. */
  public String namespace() {
    return root.text("metadata", "namespace").orElse("");
  }

  /**
   * Gives where to point when a finding is about the object as a whole: its name, else its kind.
   */
  public Span place() {
    return root.mapping("metadata")
        .flatMap(metadata -> metadata.find("name"))
        .or(() -> root.find("kind"))
        .map(YamlEntry::value)
        .map(node -> node.span())
        .orElse(root.span());
  }
}
