package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file that says how a directory is built.
 *
 * @param directory relative to the root; empty for the root itself
 * @param name of the file
 * @param root its fields, as {@link FieldDecoder} gives them
 */
record KustomizationFile(String directory, String name, YamlMapping root) {
  private static final String COMPONENT = "Component";

  /** Checks what kustomize refuses before it reads anything else. */
  KustomizationFile {
    String kind = root.text("kind").filter(k -> !k.isEmpty()).orElse("Kustomization");
    if (!kind.equals("Kustomization") && !kind.equals(COMPONENT)) {
      throw refused(root.get("kind").orElse(root), "the kind is Kustomization or Component");
    }
    String version =
        kind.equals(COMPONENT)
            ? "kustomize.config.k8s.io/v1alpha1"
            : "kustomize.config.k8s.io/v1beta1";
    Optional<YamlScalar> apiVersion =
        root.get("apiVersion").flatMap(YamlNode::scalar).filter(s -> !s.value().isEmpty());
    if (apiVersion.filter(written -> !written.value().equals(version)).isPresent()) {
      throw refused(apiVersion.get(), "the apiVersion of a " + kind + " is " + version);
    }
    Set<String> types = Set.of("apiVersion", "kind");
    if (root.entries().stream().allMatch(e -> types.contains(e.name()) || e.value().isNull())) {
      throw refused(root, "the kustomization is empty");
    }
  }

  boolean isComponent() {
    return root.text("kind").orElse("").equals(COMPONENT);
  }

  /** Checks that it is named where its kind belongs. */
  void requireComponent(boolean isWanted, Span entry) {
    if (isComponent() != isWanted) {
      throw BuildException.of(
          entry,
          BuildProblem.Kind.INVALID_FIELD,
          isWanted
              ? "this is no Component, so it belongs to resources"
              : "this is a Component, so it belongs to components");
    }
  }

  /** Gives the texts in lists, in their order. */
  List<YamlScalar> scalars(String... fields) {
    List<YamlScalar> scalars = new ArrayList<>();
    for (String field : fields) {
      for (YamlNode item : items(field)) {
        scalars.add(
            item.scalar()
                .filter(scalar -> !scalar.isNull())
                .orElseThrow(() -> refused(item, "an entry of " + field + " is a text")));
      }
    }
    return scalars;
  }

  /** Gives the mappings in a list, in their order. */
  List<YamlMapping> mappings(String field) {
    return items(field).stream()
        .map(item ->
            item.mapping()
                .orElseThrow(() -> refused(item, "an entry of " + field + " is a mapping")))
        .toList();
  }

  private List<YamlNode> items(String field) {
    Optional<YamlNode> value = root.get(field).filter(node -> !node.isNull());
    if (value.isPresent() && !(value.get() instanceof YamlSequence)) {
      throw refused(value.get(), field + " is a list");
    }
    return root.items(field);
  }

  /** Gives a mapping; empty where it is not there. */
  Optional<YamlMapping> mapping(String field) {
    Optional<YamlNode> value = root.get(field).filter(node -> !node.isNull());
    if (value.isPresent() && value.get().mapping().isEmpty()) {
      throw refused(value.get(), field + " is a mapping");
    }
    return root.mapping(field);
  }

  /** Gives a text that is not empty. */
  Optional<YamlScalar> scalar(String field) {
    Optional<YamlNode> value = root.get(field).filter(node -> !node.isNull());
    if (value.isPresent() && value.get().scalar().isEmpty()) {
      throw refused(value.get(), field + " is a text");
    }
    return value.flatMap(YamlNode::scalar).filter(scalar -> !scalar.value().isEmpty());
  }

  private static BuildException refused(YamlNode node, String message) {
    return new BuildException(
        new BuildProblem(node.span(), BuildProblem.Kind.INVALID_FIELD, message));
  }
}
