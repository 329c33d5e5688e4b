package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem.Kind;
import dev.lintel.model.kustomize.resource.FieldSpec;
import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.model.kustomize.transform.TransformerConfig.NameReference;
import dev.lintel.model.kustomize.transform.TransformerConfig.Part;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the fields that definitions of OpenAPI mark by kustomize's extensions
 * (api/internal/accumulator/loadconfigfromcrds.go of v0.20.1).
 */
final class Definitions {
  /** The fields that all objects of Kubernetes have; what lacks one is only part of others. */
  private static final List<String> OBJECT_FIELDS = List.of("kind", "apiVersion", "metadata");

  private static final Map<String, Part> MARKS =
      Map.of(
          "x-kubernetes-annotation", Part.COMMON_ANNOTATIONS,
          "x-kubernetes-label-selector", Part.COMMON_LABELS,
          "x-kubernetes-identity", Part.NAME_PREFIX);

  /** Definitions that name each other may be more ways than anyone can go. */
  private static final int MOST_FIELDS = 20_000;

  private static final int MOST_LEVELS = 100;

  private final YamlMapping file;
  private final Map<Part, List<FieldSpec>> fields = new EnumMap<>(Part.class);
  private final List<NameReference> references = new ArrayList<>();
  private int seen;

  Definitions(YamlMapping file) {
    this.file = file;
  }

  TransformerConfig config() {
    for (YamlEntry definition : file.entries()) {
      List<String> names = properties(definition.name()).map(YamlEntry::name).toList();
      if (names.containsAll(OBJECT_FIELDS)) {
        String name = definition.name();
        Gvk gvk = new Gvk("", "", name.substring(name.lastIndexOf('.') + 1));
        add(gvk, List.of(name), List.of());
      }
    }
    return TransformerConfig.EMPTY.merge(new TransformerConfig(fields, references), file.span());
  }

  private Stream<YamlEntry> properties(String definition) {
    return file.find(definition).flatMap(entry -> entry.value().mapping()).stream()
        .flatMap(root -> Settings.ofFile(root).below("schema").stream())
        .flatMap(schema -> schema.below("properties").stream())
        .flatMap(properties -> properties.root().entries().stream());
  }

  /**
   * Adds the fields of a definition.
   *
   * @param open the definitions on the way, the last one being read; one that contains itself ends
   *     there
   * @param path of the field that the definition is of
   */
  private void add(Gvk gvk, List<String> open, List<String> path) {
    for (YamlEntry entry : properties(open.getLast()).toList()) {
      requireBelowLimit(open);
      YamlMapping property = entry.value().mapping().orElse(null);
      if (property != null) {
        add(gvk, open, with(path, entry.name()), property);
      }
    }
  }

  private void add(Gvk gvk, List<String> open, List<String> path, YamlMapping property) {
    MARKS.forEach((mark, part) -> {
      if (extension(property, mark).isPresent()) {
        fields.computeIfAbsent(part, p -> new ArrayList<>()).add(field(gvk, path));
      }
    });
    reference(property)
        .ifPresent(target -> {
          String name = extension(property, "x-kubernetes-object-ref-name-key").orElse("name");
          references.add(new NameReference(target, List.of(field(gvk, with(path, name)))));
        });
    property
        .text("$ref")
        .filter(below -> !open.contains(below))
        .ifPresent(below -> add(gvk, with(open, below), path));
  }

  private void requireBelowLimit(List<String> open) {
    seen++;
    if (seen > MOST_FIELDS || open.size() > MOST_LEVELS) {
      throw BuildException.of(
          file.span(),
          Kind.LIMIT,
          "the definitions have more than %d fields, or more than %d levels",
          MOST_FIELDS,
          MOST_LEVELS);
    }
  }

  private static Optional<Gvk> reference(YamlMapping property) {
    return extension(property, "x-kubernetes-object-ref-api-version")
        .flatMap(version ->
            extension(property, "x-kubernetes-object-ref-kind")
                .map(kind -> new Gvk("", version, kind)));
  }

  private static FieldSpec field(Gvk gvk, List<String> path) {
    return new FieldSpec(gvk, String.join("/", path), false);
  }

  /** Gives an extension that is a text, be it an empty one. */
  private static Optional<String> extension(YamlMapping property, String name) {
    return property
        .get(name)
        .flatMap(value -> value.scalar())
        .filter(scalar -> scalar.type() == YamlType.STRING)
        .map(YamlScalar::value);
  }

  private static List<String> with(List<String> list, String added) {
    return Stream.concat(list.stream(), Stream.of(added)).toList();
  }
}
