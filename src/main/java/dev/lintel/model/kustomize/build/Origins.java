package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The annotations that {@code buildMetadata} asks for: which file or generator a resource is from,
 * and which transformers it went through.
 */
final class Origins {
  static final String ORIGIN = "config.kubernetes.io/origin";
  static final String TRANSFORMATIONS = "alpha.config.kubernetes.io/transformations";

  private Origins() {}

  /** Gives the text of an origin that is a file. */
  static String ofFile(String path) {
    return "path: " + path + "\n";
  }

  /** Gives the text of an origin that is a field of a kustomization. */
  static String ofField(String kustomization, String kind) {
    return "configuredIn: %s\nconfiguredBy:\n  apiVersion: builtin\n  kind: %s\n"
        .formatted(kustomization, kind);
  }

  /** Gives the text of an origin that is a transformer or generator of a file. */
  static Optional<String> ofResource(Resource configuration) {
    YamlMapping root = configuration.root();
    return root.text("metadata", "annotations", ORIGIN)
        .filter(origin -> origin.startsWith("path: "))
        .map(origin ->
            "configuredIn: %sconfiguredBy:\n  apiVersion: %s\n  kind: %s\n  name: %s\n%s"
                .formatted(
                    origin.substring("path: ".length()),
                    root.text("apiVersion").orElse(""),
                    root.text("kind").orElse(""),
                    root.text("metadata", "name").orElse(""),
                    root.text("metadata", "namespace")
                        .filter(namespace -> !namespace.isEmpty())
                        .map("  namespace: %s\n"::formatted)
                        .orElse("")));
  }

  /** Gives the path of a file that an entry names, as the annotations have it. */
  static String join(String directory, String entry) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (directory + "/" + entry).split("/")) {
      boolean goesUp = part.equals("..") && !parts.isEmpty() && !parts.peekLast().equals("..");
      if (goesUp) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  static Optional<String> of(Resource resource) {
    return resource.root().text("metadata", "annotations", ORIGIN);
  }

  static Resource withOrigin(Resource resource, String text, Span entry) {
    return annotated(resource, ORIGIN, text, entry);
  }

  /** Notes a transformer; what has no origin yet was made by it. */
  static Resource transformed(Resource resource, String text, Span entry) {
    if (of(resource).isEmpty()) {
      return withOrigin(resource, text, entry);
    }
    String item = "- " + text.stripTrailing().replace("\n", "\n  ") + "\n";
    String before = resource.root().text("metadata", "annotations", TRANSFORMATIONS).orElse("");
    return annotated(resource, TRANSFORMATIONS, before + item, entry);
  }

  private static Resource annotated(Resource resource, String name, String text, Span entry) {
    YamlMapping metadata = child(resource.root(), "metadata", entry);
    YamlMapping annotations =
        child(metadata, "annotations", entry)
            .with(
                new YamlEntry(built(entry, name), YamlScalar.built(entry, text, YamlType.STRING)));
    return withAnnotations(resource, metadata, annotations, entry);
  }

  /** Gives a resource without an annotation, and without annotations where that was the last. */
  static Resource without(Resource resource, String name) {
    Optional<YamlMapping> annotations = resource.root().mapping("metadata", "annotations");
    if (annotations.isEmpty() || annotations.get().find(name).isEmpty()) {
      return resource;
    }
    YamlMapping metadata = resource.root().mapping("metadata").orElseThrow();
    YamlMapping rest = annotations.get().without(name);
    return rest.entries().isEmpty()
        ? withMetadata(resource, metadata.without("annotations"), metadata.span())
        : withAnnotations(resource, metadata, rest, metadata.span());
  }

  private static Resource withAnnotations(
      Resource resource, YamlMapping metadata, YamlMapping annotations, Span entry) {
    return withMetadata(
        resource, metadata.with(new YamlEntry(built(entry, "annotations"), annotations)), entry);
  }

  private static Resource withMetadata(Resource resource, YamlMapping metadata, Span entry) {
    return resource.withRoot(
        resource.root().with(new YamlEntry(built(entry, "metadata"), metadata)));
  }

  private static YamlMapping child(YamlMapping mapping, String name, Span entry) {
    return mapping
        .get(name)
        .flatMap(YamlNode::mapping)
        .orElseGet(() -> new YamlMapping(entry, List.of(), List.of()));
  }

  private static YamlScalar built(Span entry, String text) {
    return YamlScalar.built(entry, text, YamlType.STRING);
  }
}
