package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.build.Patch.Content;
import dev.lintel.model.kustomize.build.Target.Step;
import dev.lintel.model.kustomize.merge.JsonPatch;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.resource.ResourceId;
import dev.lintel.model.kustomize.transform.Annotations;
import dev.lintel.model.kustomize.transform.BuiltinTransformers;
import dev.lintel.model.kustomize.transform.Images;
import dev.lintel.model.kustomize.transform.Labels;
import dev.lintel.model.kustomize.transform.NamePrefix;
import dev.lintel.model.kustomize.transform.NameSuffix;
import dev.lintel.model.kustomize.transform.Namespace;
import dev.lintel.model.kustomize.transform.ReplacementTransformer;
import dev.lintel.model.kustomize.transform.Replicas;
import dev.lintel.model.kustomize.transform.Transformer;
import dev.lintel.model.kustomize.transform.TransformerConfig;
import dev.lintel.model.kustomize.transform.TransformerConfig.Part;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps of a target that change resources: those of its fields in kustomize's order
 * (api/internal/target/kusttarget_configplugin.go of v0.20.1), then those of files.
 */
final class Transformers {
  private static final String PATCH = "PatchTransformer";
  private static final String OPERATIONS = "PatchJson6902Transformer";
  private static final String IMAGE = "ImageTagTransformer";
  private static final String REPLACEMENT = "ReplacementTransformer";

  private final Target target;
  private final KustomizationFile file;
  private final TransformerConfig config;
  private final List<Step> steps = new ArrayList<>();

  Transformers(Target target, TransformerConfig config) {
    this.target = target;
    this.file = target.file();
    this.config = config;
  }

  List<Step> steps() {
    addStrategicPatches();
    target.entries("patches").forEach(entry -> addPatch(entry, target.note(PATCH)));
    file.scalar("namespace")
        .ifPresent(value -> add("NamespaceTransformer", value, Namespace.of(value, config)));
    file.scalar("namePrefix")
        .ifPresent(value ->
            add(
                "PrefixTransformer",
                value,
                new NamePrefix(value, config.fields(Part.NAME_PREFIX))));
    file.scalar("nameSuffix")
        .ifPresent(value ->
            add(
                "SuffixTransformer",
                value,
                new NameSuffix(value, config.fields(Part.NAME_SUFFIX))));
    addLabels();
    file.mapping("commonAnnotations")
        .filter(annotations -> !annotations.entries().isEmpty())
        .ifPresent(a -> add("AnnotationsTransformer", a, Annotations.common(a, config)));
    target
        .entries("patchesJson6902")
        .forEach(entry -> addOperations(entry, "patch", target.note(OPERATIONS)));
    target
        .entries("replicas")
        .forEach(item -> add("ReplicaCountTransformer", item, Replicas.of(item, config)));
    Stream.concat(target.entries("images"), target.entries("imageTags"))
        .forEach(item ->
            addImage(item.span(), target.note(IMAGE), Images.of(item, config), Optional.of(item)));
    addReplacements();
    target.configurationsOf("transformers").forEach(this::addConfigured);
    return steps;
  }

  private void add(String kind, YamlNode place, Transformer transformer) {
    add(place.span(), target.note(kind), transformer);
  }

  private void add(Span place, String note, Transformer transformer) {
    steps.add(new Step(place, note, list -> list.set(transformer.transform(list.resources()))));
  }

  private void addImage(Span place, String note, Transformer images, Optional<YamlMapping> item) {
    steps.add(
        new Step(
            place,
            note,
            list -> list.set(images.transform(list.resources())),
            (before, after) ->
                item.stream()
                    .map(i -> entry(i, IMAGE, Optional.empty(), after.changed(before)))
                    .toList()));
  }

  private Build.Entry entry(
      YamlMapping item, String kind, Optional<YamlNode> patch, List<ResourceId> met) {
    return new Build.Entry(item, kind, file.directory(), patch, met);
  }

  /**
   * Adds a patch.
   *
   * @param item what asks for it
   * @param kind of the transformer
   * @param said what the patch says
   */
  private void addPatch(
      YamlMapping item, String kind, String note, Patch patch, Optional<YamlNode> said) {
    boolean isSelecting = patch.target().isPresent();
    steps.add(
        new Step(
            patch.entry(),
            note,
            patch::apply,
            (before, after) ->
                isSelecting ? List.of(entry(item, kind, said, after.changed(before))) : List.of()));
  }

  /** All replacements are one step; a target meets what it selects before or after it. */
  private void add(Span place, String note, ReplacementTransformer replacements) {
    steps.add(
        new Step(
            place,
            note,
            list -> list.set(replacements.transform(list.resources())),
            (before, after) ->
                replacements.selections(before, after.resources()).stream()
                    .map(selection ->
                        entry(
                            selection.select(),
                            REPLACEMENT,
                            Optional.empty(),
                            selection.selected()))
                    .toList()));
  }

  /** All entries are one step. */
  private void addStrategicPatches() {
    List<Patch> patches = new ArrayList<>();
    for (YamlScalar entry : file.scalars("patchesStrategicMerge")) {
      boolean isInline = entry.value().indexOf('\n') >= 0 || entry.value().contains(": ");
      YamlStream stream =
          isInline ? target.run().parse(entry) : target.files().yaml(entry, entry.value());
      patches.add(new Patch(entry.span(), parts(stream, entry.span()), Optional.empty()));
    }
    if (!patches.isEmpty()) {
      steps.add(
          new Step(
              patches.getFirst().entry(),
              target.note("PatchStrategicMergeTransformer"),
              list -> patches.forEach(patch -> patch.apply(list))));
    }
  }

  private Content parts(YamlStream stream, Span entry) {
    List<Resource> parts = target.run().reader().read(stream, entry);
    return new Patch.Parts(Patch.withTexts(parts, "labels", "annotations"), target.run().schema());
  }

  private void addPatch(YamlMapping entry, String note) {
    YamlStream stream = stream(entry, "patch");
    boolean isFile = text(entry, "path").isPresent();
    Span whole = stream.source().all();
    JsonPatch.requireJson(isFile ? whole : stripped(whole));
    addPatch(entry, PATCH, note, patch(entry, stream), first(stream));
  }

  /** Gives the text of a patch in place without the blanks around it, as kustomize does. */
  private static Span stripped(Span text) {
    String content = text.text();
    int start = content.length() - content.stripLeading().length();
    return text.part(start, Math.max(start, content.stripTrailing().length()));
  }

  private static Optional<YamlNode> first(YamlStream stream) {
    return stream.documents().stream().flatMap(document -> document.root().stream()).findFirst();
  }

  private Patch patch(YamlMapping entry, YamlStream stream) {
    Content content =
        Patch.read(
            stream,
            place(entry),
            target.run().reader(),
            target.run().schema(),
            entry.mapping("options"));
    Optional<TargetSelector> selector = entry.mapping("target").map(TargetSelector::of);
    return new Patch(place(entry), asCopied(content, selector.isPresent()), selector);
  }

  private static Content asCopied(Content content, boolean isSelecting) {
    if (!(content instanceof Patch.Parts(List<Resource> parts, var schema))) {
      return content;
    }
    if (isSelecting) {
      return new Patch.Parts(Patch.withTexts(parts, "labels", "annotations"), schema);
    }
    Resource.Options options = parts.getFirst().options();
    return options.mayChangeName() || options.mayChangeKind()
        ? new Patch.Parts(Patch.withTexts(parts, "annotations"), schema)
        : content;
  }

  /** Gives the text of a patch: that of the file at {@code path}, or that of a field. */
  private YamlStream stream(YamlMapping entry, String field) {
    Optional<YamlScalar> path = text(entry, "path");
    Optional<YamlScalar> inline = text(entry, field).filter(text -> !text.value().isBlank());
    if (path.isPresent() == inline.isPresent()) {
      throw BuildException.of(
          entry.span(),
          BuildProblem.Kind.INVALID_FIELD,
          "a patch has either a path or the text of the patch");
    }
    return inline
        .map(text -> target.run().parse(text))
        .orElseGet(() -> target.files().yaml(path.get(), path.get().value()));
  }

  private static Span place(YamlMapping entry) {
    return text(entry, "path").map(YamlNode::span).orElseGet(entry::span);
  }

  private static Optional<YamlScalar> text(YamlMapping entry, String field) {
    return entry
        .get(field)
        .flatMap(YamlNode::scalar)
        .filter(scalar -> !scalar.isNull() && !scalar.value().isEmpty());
  }

  private void addOperations(YamlMapping entry, String field, String note) {
    Optional<YamlMapping> selected = entry.mapping("target");
    if (selected.flatMap(t -> t.text("name")).filter(name -> !name.isEmpty()).isEmpty()) {
      throw BuildException.of(
          entry.span(),
          BuildProblem.Kind.INVALID_FIELD,
          "a JSON patch needs the name of its target");
    }
    YamlStream stream = stream(entry, field);
    JsonPatch.requireJson(stream.source().all());
    YamlNode root = first(stream).orElseThrow(() -> emptyPatch(entry));
    JsonPatch operations = JsonPatch.parse(root);
    if (operations.operations().isEmpty()) {
      throw emptyPatch(entry);
    }
    Patch patch =
        new Patch(
            place(entry),
            new Patch.Operations(operations, false),
            selected.map(TargetSelector::of));
    addPatch(entry, OPERATIONS, note, patch, Optional.of(root));
  }

  private static BuildException emptyPatch(YamlMapping entry) {
    return BuildException.of(place(entry), BuildProblem.Kind.INVALID_PATCH, "the patch is empty");
  }

  private void addLabels() {
    List<YamlMapping> labels = file.mappings("labels");
    labels.forEach(item -> add("LabelTransformer", item, Labels.of(item, config)));
    Optional<YamlMapping> common = file.mapping("commonLabels");
    if (common.isPresent() || !labels.isEmpty()) {
      // Where there are labels, kustomize notes a step for common ones even if there are none.
      YamlMapping pairs =
          common.orElseGet(() -> new YamlMapping(labels.getFirst().span(), List.of(), List.of()));
      add("LabelTransformer", pairs, Labels.common(pairs, config));
    }
  }

  private void addReplacements() {
    List<YamlMapping> replacements = new ArrayList<>();
    target.entries("replacements").forEach(entry -> replacements.addAll(replacements(entry)));
    if (!replacements.isEmpty()) {
      add(
          replacements.getFirst().span(),
          target.note(REPLACEMENT),
          new ReplacementTransformer(replacements));
    }
  }

  /** Gives a replacement, or those of the first document of the file that an entry names. */
  private List<YamlMapping> replacements(YamlMapping entry) {
    Optional<YamlScalar> path = text(entry, "path");
    if (path.isEmpty()) {
      return List.of(entry);
    }
    YamlNode root =
        target.files().yaml(path.get(), path.get().value()).documents().stream()
            .findFirst()
            .flatMap(document -> document.root())
            .filter(node -> node.mapping().isPresent() || node.sequence().isPresent())
            .orElseThrow(() ->
                BuildException.of(
                    path.get().span(),
                    BuildProblem.Kind.INVALID_RESOURCE,
                    "'%s' holds no replacements: it is neither one nor a list of them",
                    path.get().value()));
    return root.sequence().map(list -> list.items()).orElse(List.of(root)).stream()
        .flatMap(item -> item.mapping().stream())
        .map(TreeResolver::resolve)
        .toList();
  }

  private void addConfigured(Resource configuration) {
    YamlMapping root = configuration.root();
    if (!configuration.gvk().apiVersion().equals("builtin")) {
      throw Target.notRun(configuration);
    }
    String note = target.note(configuration);
    Span place = root.get("kind").orElse(root).span();
    switch (configuration.gvk().kind()) {
      case PATCH -> addPatch(root, note);
      case OPERATIONS -> addOperations(root, "jsonOp", note);
      case "PatchStrategicMergeTransformer" -> addStrategicPatches(root, note);
      case REPLACEMENT -> {
        List<YamlMapping> replacements =
            root.items("replacements").stream()
                .flatMap(item -> item.mapping().stream())
                .flatMap(item -> replacements(item).stream())
                .toList();
        add(place, note, new ReplacementTransformer(replacements));
      }
      default -> {
        Transformer transformer =
            builtins().of(root).orElseThrow(() -> Target.notRun(configuration));
        if (configuration.gvk().kind().equals(IMAGE)) {
          addImage(place, note, transformer, root.mapping("imageTag"));
        } else {
          add(place, note, transformer);
        }
      }
    }
  }

  private BuiltinTransformers builtins() {
    String directory = file.directory();
    return new BuiltinTransformers(
        target.files(),
        directory.substring(directory.lastIndexOf('/') + 1),
        selector -> TargetSelector.of(selector)::matches);
  }

  private void addMerge(Span place, Patch patch) {
    steps.add(new Step(place, "", patch::apply));
  }

  private void addStrategicPatches(YamlMapping root, String note) {
    Span place = root.get("kind").orElse(root).span();
    for (YamlNode item : root.items("paths")) {
      item.scalar()
          .ifPresent(entry ->
              addMerge(
                  place,
                  new Patch(
                      entry.span(),
                      parts(target.files().yaml(entry, entry.value()), entry.span()),
                      Optional.empty())));
    }
    text(root, "patches")
        .ifPresent(text ->
            addMerge(
                place,
                new Patch(
                    text.span(), parts(target.run().parse(text), text.span()), Optional.empty())));
    if (!note.isEmpty()) {
      steps.add(new Step(place, note, list -> {}));
    }
  }
}
