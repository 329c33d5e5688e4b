package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Reads the inputs of tests, and makes of trees what can be compared. */
final class Trees {
  private static final Set<String> CLUSTER_SCOPED =
      Set.of(
          "Namespace",
          "ClusterRole",
          "ClusterRoleBinding",
          "CustomResourceDefinition",
          "APIService");

  private Trees() {}

  static YamlMapping mapping(String path, String text) {
    return roots(path, text).stream()
        .findFirst()
        .orElseGet(() -> new YamlMapping(SourceText.of(path, "").all(), List.of(), List.of()));
  }

  static List<YamlMapping> roots(String path, String text) {
    return YamlParser.parse(SourceText.of(path, text), YamlSchema.CORE).documents().stream()
        .flatMap(document -> document.mapping().stream())
        .toList();
  }

  static List<Resource> resources(String text) {
    return roots("input.yaml", text).stream()
        .map(root -> Resource.of(root, CLUSTER_SCOPED.contains(root.text("kind").orElse(""))))
        .toList();
  }

  /** Gives what JSON tells of a tree: mappings without an order, scalars with their types. */
  static Object json(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> {
        TreeMap<String, Object> map = new TreeMap<>();
        for (YamlEntry entry : mapping.entries()) {
          map.put(entry.name(), json(entry.value()));
        }
        yield map;
      }
      case YamlSequence sequence -> sequence.items().stream().map(Trees::json).toList();
      case YamlScalar scalar ->
          scalar.type() == YamlType.STRING
              ? "'" + scalar.value() + "'"
              : scalar.isNull() ? "null" : scalar.value();
      case YamlAlias alias -> json(alias.content());
    };
  }

  static List<Object> json(List<Resource> resources) {
    return resources.stream().map(resource -> json(resource.root())).toList();
  }

  static List<Object> json(String text) {
    return roots("expected.yaml", text).stream().map(Trees::json).toList();
  }
}
