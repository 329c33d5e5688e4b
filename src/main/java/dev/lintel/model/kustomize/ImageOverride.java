package dev.lintel.model.kustomize;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * An entry of a kustomization's images: what it sets for the image of one name.
 *
 * @param name the image without its tag, as the resources name it
 */
public record ImageOverride(
    YamlMapping root,
    String name,
    Optional<YamlScalar> newName,
    Optional<YamlScalar> newTag,
    Optional<YamlScalar> digest) {
  static ImageOverride of(YamlMapping root) {
    return new ImageOverride(
        root,
        root.text("name").orElse(""),
        scalar(root, "newName"),
        scalar(root, "newTag"),
        scalar(root, "digest"));
  }

  private static Optional<YamlScalar> scalar(YamlMapping root, String key) {
    return root.get(key).flatMap(YamlNode::scalar).filter(s -> !s.value().isEmpty());
  }
}
