package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.merge.MergeSchema;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Makes resources of the documents of a file, as kustomize's resource factory: empty documents are
 * skipped, lists are taken apart, and what is no resource refuses the file.
 */
final class ResourceReader {
  private final MergeSchema schema;

  ResourceReader(MergeSchema schema) {
    this.schema = schema;
  }

  /**
   * Gives the resources of a text, in its order; those of lists stand behind the others.
   *
   * @param entry what names the file, for messages
   */
  List<Resource> read(YamlStream stream, Span entry) {
    if (!stream.problems().isEmpty()) {
      SyntaxProblem problem = stream.problems().getFirst();
      throw refused(problem.span(), "this is no YAML that can be read: %s", problem.message());
    }
    if (!stream.duplicateKeys().isEmpty()) {
      throw refused(
          stream.duplicateKeys().getFirst().second().key().span(),
          "a key stands twice in a mapping");
    }
    Deque<YamlMapping> found = new ArrayDeque<>();
    for (YamlDocument document : stream.documents()) {
      document.root().filter(root -> !isEmpty(root)).map(this::mapping).ifPresent(found::add);
    }
    List<Resource> resources = new ArrayList<>();
    while (!found.isEmpty()) {
      YamlMapping root = found.poll();
      requireMetadata(root);
      if (root.text("kind").orElse("").endsWith("List") && root.find("items").isPresent()) {
        addItems(root, found);
      } else {
        resources.add(resource(root));
      }
    }
    return resources;
  }

  /** Makes a resource of a tree that is known to be one. */
  Resource resource(YamlMapping root) {
    Gvk gvk = Gvk.of(root.text("apiVersion").orElse(""), root.text("kind").orElse(""));
    return Resource.of(root, schema.isClusterScoped(gvk));
  }

  private YamlMapping mapping(YamlNode root) {
    return root.mapping()
        .map(TreeResolver::resolve)
        .orElseThrow(() -> refused(root.span(), "a resource is a mapping"));
  }

  private static boolean isEmpty(YamlNode root) {
    return root.isNull() || root.mapping().filter(m -> m.entries().isEmpty()).isPresent();
  }

  private void addItems(YamlMapping list, Deque<YamlMapping> found) {
    YamlNode items = list.get("items").orElseThrow();
    if (items.isNull()) {
      return;
    }
    if (!(items instanceof YamlSequence(_, List<YamlNode> nodes))) {
      throw refused(items.span(), "the items of a list are a sequence");
    }
    nodes.stream().filter(item -> !isEmpty(item)).map(this::mapping).forEach(found::add);
  }

  private static void requireMetadata(YamlMapping root) {
    String kind = root.text("kind").orElse("");
    if (kind.isEmpty()) {
      throw refused(root.span(), "a resource without a kind cannot be built");
    }
    if (root.text("metadata", "name").orElse("").isEmpty() && !kind.endsWith("List")) {
      throw refused(
          root.find("kind").orElseThrow().value().span(),
          "this %s has no metadata.name, without which it cannot be built",
          kind);
    }
  }

  private static BuildException refused(Span place, String format, Object... values) {
    return BuildException.of(place, BuildProblem.Kind.INVALID_RESOURCE, format, values);
  }
}
