package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.FieldShape;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.JsonScalar;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the fields of a kustomization as Go's JSON decoder does, so that the steps of a build meet
 * them in one form only: under the names that kustomize writes, each once, without nulls. A null in
 * a list is an empty value.
 */
final class FieldDecoder {
  private FieldDecoder() {}

  /**
   * Gives the fields of a kustomization, whose shapes are known to be right.
   *
   * @param root without aliases
   */
  static YamlMapping decode(YamlMapping root) {
    return fields(root, FieldShape.ofType("Kustomization").orElseThrow());
  }

  private static YamlMapping fields(YamlMapping mapping, Map<String, FieldShape> shapes) {
    Map<String, YamlEntry> fields = new LinkedHashMap<>();
    for (YamlEntry entry : mapping.entries()) {
      requireText(entry.key());
      FieldShape shape = shapes.get(entry.name());
      if (shape == null) {
        fields.put(entry.name(), entry);
      } else if (!entry.value().isNull()) {
        fields.put(
            shape.name(),
            new YamlEntry(key(entry, shape.name()), value(entry.value(), shape.shape())));
      }
    }
    return new YamlMapping(mapping.span(), List.copyOf(fields.values()), List.of());
  }

  private static YamlNode key(YamlEntry entry, String name) {
    return entry.name().equals(name)
        ? entry.key()
        : YamlScalar.built(entry.key().span(), name, YamlType.STRING);
  }

  private static YamlNode value(YamlNode node, String shape) {
    String inner = shape.substring(1, shape.length() - 1);
    Optional<Map<String, FieldShape>> type = FieldShape.ofType(shape);
    return switch (node) {
      case YamlSequence list when shape.startsWith("[") ->
          new YamlSequence(
              list.span(), list.items().stream().map(item -> item(item, inner)).toList());
      case YamlMapping mapping when shape.startsWith("{") -> entries(mapping, inner);
      case YamlMapping mapping when type.isPresent() -> fields(mapping, type.get());
      case YamlScalar scalar when shape.equals("text") -> text(scalar);
      default -> node;
    };
  }

  private static YamlNode item(YamlNode node, String shape) {
    if (!node.isNull()) {
      return value(node, shape);
    }
    return switch (shape) {
      case "text" -> YamlScalar.built(node.span(), "", YamlType.STRING);
      case "any" -> node;
      default -> new YamlMapping(node.span(), List.of(), List.of());
    };
  }

  private static void requireText(YamlNode key) {
    if (key.isNull() || key.scalar().isEmpty()) {
      throw BuildException.of(key.span(), BuildProblem.Kind.INVALID_FIELD, "a key is a text");
    }
  }

  private static YamlMapping entries(YamlMapping mapping, String shape) {
    Map<String, YamlEntry> entries = new LinkedHashMap<>();
    for (YamlEntry entry : mapping.entries()) {
      requireText(entry.key());
      if (!entry.value().isNull() || shape.equals("text") || shape.equals("any")) {
        entries.put(entry.name(), new YamlEntry(entry.key(), item(entry.value(), shape)));
      }
    }
    return new YamlMapping(mapping.span(), new ArrayList<>(entries.values()), List.of());
  }

  /** What reads as a date is a text here, as it is written. */
  private static YamlScalar text(YamlScalar scalar) {
    String text = scalar.hasProperties() ? JsonScalar.of(scalar).text() : scalar.value();
    boolean isText =
        scalar.style() != YamlScalar.Style.PLAIN || JsonScalar.isPlainString(scalar.value());
    return isText && text.equals(scalar.value())
        ? scalar
        : YamlScalar.built(scalar.span(), text, YamlType.STRING);
  }
}
