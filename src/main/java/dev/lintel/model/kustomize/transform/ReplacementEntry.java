package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem.Kind;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.List;
import java.util.Optional;

/**
 * Reads the fields of a replacement's entry. A field that is left out or null is empty; one of
 * another type than it has stops the build, as kustomize takes no number for a text.
 */
final class ReplacementEntry {
  private ReplacementEntry() {}

  /** Gives the text of a field; empty where there is none. */
  static String text(YamlMapping entry, String key) {
    return scalar(entry, key, YamlType.STRING, "a text").map(YamlScalar::value).orElse("");
  }

  static boolean flag(YamlMapping entry, String key) {
    return scalar(entry, key, YamlType.BOOLEAN, "true or false")
        .filter(YamlScalar::isTrue)
        .isPresent();
  }

  /** Gives the number of a field, 0 where there is none. */
  static int number(YamlMapping entry, String key) {
    Optional<YamlScalar> scalar = scalar(entry, key, YamlType.INTEGER, "a whole number");
    try {
      return scalar.map(s -> Integer.decode(s.value())).orElse(0);
    } catch (NumberFormatException e) {
      throw invalid(scalar.orElseThrow().span(), "'%s' is a whole number", key);
    }
  }

  /** Gives the scalar of a field, of a type that messages call by a name. */
  static Optional<YamlScalar> scalar(YamlMapping entry, String key, YamlType type, String name) {
    Optional<YamlNode> value = present(entry, key);
    if (value.isPresent() && value.get().scalar().filter(s -> s.type() == type).isEmpty()) {
      throw invalid(value.get().span(), "'%s' is %s", key, name);
    }
    return value.flatMap(YamlNode::scalar);
  }

  static Optional<YamlMapping> mapping(YamlMapping entry, String key) {
    return present(entry, key).map(value -> mapping(value, key));
  }

  /** Gives a value as the mapping that it has to be. */
  static YamlMapping mapping(YamlNode value, String key) {
    return value
        .mapping()
        .orElseThrow(() -> invalid(value.span(), "an entry of '%s' is a mapping", key));
  }

  /** Gives the items of a list; empty where there is none. */
  static List<YamlNode> items(YamlMapping entry, String key) {
    Optional<YamlNode> value = present(entry, key);
    if (value.isPresent() && value.get().sequence().isEmpty()) {
      throw invalid(value.get().span(), "'%s' is a list", key);
    }
    return value.flatMap(YamlNode::sequence).map(YamlSequence::items).orElse(List.of());
  }

  static BuildException invalid(Span place, String format, Object... values) {
    return BuildException.of(place, Kind.INVALID_FIELD, format, values);
  }

  private static Optional<YamlNode> present(YamlMapping entry, String key) {
    return entry.get(key).filter(value -> !value.isNull());
  }
}
