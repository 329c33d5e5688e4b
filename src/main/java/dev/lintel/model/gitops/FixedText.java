package dev.lintel.model.gitops;

import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Reads texts that are known as they stand, which no tool puts in later. */
public final class FixedText {
  private FixedText() {}

  /**
   * Gives the scalar at a path of keys; empty where it is missing, empty or holds a placeholder.
   */
  public static Optional<YamlScalar> at(YamlMapping root, String... path) {
    return root.get(path).flatMap(YamlNode::scalar).filter(FixedText::isFixed);
  }

  /** Gives the scalars of the sequence at a path of keys, those with placeholders left out. */
  public static List<YamlScalar> items(YamlMapping root, String... path) {
    return root.items(path).stream()
        .flatMap(item -> item.scalar().stream())
        .filter(FixedText::isFixed)
        .toList();
  }

  /** Tells whether a scalar is what will be read. */
  public static boolean isFixed(YamlScalar scalar) {
    return !scalar.isNull() && !scalar.value().isBlank() && !Placeholder.isIn(scalar.value());
  }

  /** Tells whether a field is missing, null or the empty text, which all mean its default. */
  public static boolean isUnset(YamlMapping root, String... path) {
    return root.get(path)
        .map(node -> node.isNull() || node.scalar().filter(s -> s.value().isEmpty()).isPresent())
        .orElse(true);
  }
}
