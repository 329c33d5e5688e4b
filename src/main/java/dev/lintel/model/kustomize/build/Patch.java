package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.merge.JsonPatch;
import dev.lintel.model.kustomize.merge.MergeSchema;
import dev.lintel.model.kustomize.merge.StrategicMerge;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.CopyLimit;
import dev.lintel.model.kustomize.resource.JsonScalar;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A patch of a kustomization: parts of objects that are merged into what they name or what a target
 * selects, or a list of JSON operations for what a target selects.
 *
 * @param entry what asks for the patch
 * @param target what is patched; empty where the parts name it
 */
record Patch(Span entry, Content content, Optional<TargetSelector> target) {
  /** What a patch says. */
  sealed interface Content {}

  /** Parts of objects. */
  record Parts(List<Resource> parts, MergeSchema schema) implements Content {}

  /**
   * JSON operations.
   *
   * @param isRemembered whether names that the patch changes are still found by references
   */
  record Operations(JsonPatch patch, boolean isRemembered) implements Content {}

  /**
   * Reads the text of a patch, which its shape tells: a sequence is a list of operations.
   *
   * @param options those of the parts
   */
  static Content read(
      YamlStream stream,
      Span entry,
      ResourceReader reader,
      MergeSchema schema,
      Optional<YamlMapping> options) {
    Optional<YamlNode> first =
        stream.documents().stream().flatMap(d -> d.root().stream()).findFirst();
    if (stream.problems().isEmpty() && first.flatMap(YamlNode::sequence).isPresent()) {
      return new Operations(JsonPatch.parse(first.get()), true);
    }
    Resource.Options asked =
        new Resource.Options(
            false,
            Resource.Options.NONE.behavior(),
            isOn(options, "allowNameChange"),
            isOn(options, "allowKindChange"));
    List<Resource> parts =
        reader.read(stream, entry).stream().map(part -> part.withOptions(asked)).toList();
    if (parts.isEmpty()) {
      throw BuildException.of(entry, BuildProblem.Kind.INVALID_PATCH, "the patch is empty");
    }
    return new Parts(parts, schema);
  }

  /**
   * Gives parts whose labels and annotations are texts, as kustomize makes them where it copies a
   * patch before it merges it: a null there takes nothing away.
   */
  static List<Resource> withTexts(List<Resource> parts, String... fields) {
    return parts.stream()
        .map(part -> {
          YamlMapping metadata = part.root().mapping("metadata").orElseThrow();
          for (String field : fields) {
            metadata = withTexts(metadata, field);
          }
          YamlNode key = part.root().find("metadata").orElseThrow().key();
          return part.withRoot(part.root().with(new YamlEntry(key, metadata)));
        })
        .toList();
  }

  private static YamlMapping withTexts(YamlMapping metadata, String field) {
    Optional<YamlEntry> entry = metadata.find(field);
    Optional<YamlMapping> values = entry.flatMap(e -> e.value().mapping());
    if (entry.isEmpty()) {
      return metadata;
    }
    if (values.isEmpty() || values.get().entries().isEmpty()) {
      return metadata.without(field);
    }
    List<YamlEntry> texts =
        values.get().entries().stream()
            .map(e -> new YamlEntry(e.key(), asText(e.value())))
            .toList();
    return metadata.with(
        new YamlEntry(entry.get().key(), new YamlMapping(values.get().span(), texts, List.of())));
  }

  private static YamlNode asText(YamlNode value) {
    String text = value.scalar().map(YamlScalar::value).orElse("");
    boolean isText =
        value.scalar().filter(s -> JsonScalar.of(s).kind() == JsonScalar.Kind.STRING).isPresent();
    return isText ? value : YamlScalar.built(value.span(), text, YamlType.STRING);
  }

  private static boolean isOn(Optional<YamlMapping> options, String name) {
    return options
        .flatMap(o -> o.get(name))
        .flatMap(YamlNode::scalar)
        .filter(YamlScalar::isTrue)
        .isPresent();
  }

  void apply(ResourceList resources) {
    switch (content) {
      case Operations(JsonPatch patch, boolean isRemembered) -> {
        TargetSelector selector =
            target.orElseThrow(() ->
                BuildException.of(
                    entry,
                    BuildProblem.Kind.INVALID_FIELD,
                    "a JSON patch does not say what it is for, so it needs a target"));
        CopyLimit limit = new CopyLimit();
        resources.set(
            resources.resources().stream()
                .map(r -> selector.matches(r) ? operated(r, patch, isRemembered, limit) : r)
                .toList());
      }
      case Parts(List<Resource> parts, MergeSchema schema) -> {
        if (target.isPresent()) {
          applySelected(parts, schema, resources);
        } else {
          parts.forEach(part ->
              resources.change(part.id(), entry, resource -> merged(resource, part, schema)));
        }
      }
    }
  }

  private static Resource operated(
      Resource resource, JsonPatch patch, boolean isRemembered, CopyLimit limit) {
    Resource before = isRemembered ? resource.remembered() : resource;
    boolean hasNotes = !before.previousIds().isEmpty() || before.options().needsHash();
    YamlMapping root = patch.apply(resource.root(), hasNotes, limit);
    requireKept(resource.root(), root, patch, "kind");
    requireKept(resource.root(), root, patch, "metadata", "name");
    return before.withRoot(root);
  }

  private static void requireKept(
      YamlMapping before, YamlMapping after, JsonPatch patch, String... path) {
    boolean isLost =
        !before.text(path).orElse("").isEmpty() && after.text(path).orElse("").isEmpty();
    if (isLost) {
      throw BuildException.of(
          patch.operations().getLast().place(),
          BuildProblem.Kind.INVALID_PATCH,
          "the patch leaves an object without '%s', by which kustomize knows it",
          String.join(".", path));
    }
  }

  private void applySelected(List<Resource> parts, MergeSchema schema, ResourceList resources) {
    if (parts.size() > 1) {
      throw BuildException.of(
          entry,
          BuildProblem.Kind.INVALID_PATCH,
          "a patch with a target holds one document, this one has %d",
          parts.size());
    }
    TargetSelector selector = target.orElseThrow();
    List<Resource> changed = new ArrayList<>();
    for (Resource resource : resources.resources()) {
      if (selector.matches(resource)) {
        merged(resource, parts.getFirst(), schema).ifPresent(changed::add);
      } else {
        changed.add(resource);
      }
    }
    resources.setDistinct(changed, entry);
  }

  /** Gives a resource with the part in it; empty where the part deletes it. */
  private static Optional<Resource> merged(Resource resource, Resource part, MergeSchema schema) {
    boolean mayChangeName = part.options().mayChangeName();
    boolean mayChangeKind = part.options().mayChangeKind();
    Resource before = mayChangeName || mayChangeKind ? resource.remembered() : resource;
    YamlMapping root = resource.root();
    YamlMapping ofKind = with(part.root(), root, "apiVersion");
    return StrategicMerge.apply(root, ofKind, schema)
        .filter(merged -> !merged.entries().isEmpty())
        .map(merged -> {
          YamlMapping changed = mayChangeKind ? merged : with(merged, root, "kind");
          changed = mayChangeName ? changed : withMetadata(changed, root, "name");
          return before.withRoot(withMetadata(changed, root, "namespace"));
        });
  }

  /** Gives a tree with a field as another has it, or without it. */
  private static YamlMapping with(YamlMapping tree, YamlMapping other, String field) {
    return other.find(field).map(tree::with).orElseGet(() -> tree.without(field));
  }

  private static YamlMapping withMetadata(YamlMapping tree, YamlMapping other, String field) {
    YamlMapping theirs = other.mapping("metadata").orElseThrow();
    Optional<YamlEntry> own = tree.find("metadata");
    YamlMapping metadata =
        own.flatMap(entry -> entry.value().mapping())
            .orElseGet(() -> new YamlMapping(theirs.span(), List.of(), List.of()));
    YamlNode key =
        own.map(YamlEntry::key)
            .orElseGet(() -> YamlScalar.built(theirs.span(), "metadata", YamlType.STRING));
    YamlMapping changed = with(metadata, theirs, field);
    return tree.with(new YamlEntry(key, changed));
  }
}
