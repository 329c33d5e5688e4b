package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.BuildFiles;
import dev.lintel.model.kustomize.resource.FieldSpec;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes kustomize's own transformers of files that {@code transformers:} names. Fields that they do
 * not know are passed over, as kustomize does.
 *
 * @param files those beside the kustomization
 * @param directoryName the last part of the kustomization's directory, which is the value to add
 *     where none is said
 * @param selectors makes what tells whether a resource is meant of a selector's fields
 */
public record BuiltinTransformers(
    BuildFiles files, String directoryName, Function<YamlMapping, Predicate<Resource>> selectors) {
  private static final String FIELD_SPECS = "fieldSpecs";

  /**
   * Gives the transformer of a file whose {@code apiVersion} is {@code builtin}; empty for a kind
   * that is none of this package's.
   */
  public Optional<Transformer> of(YamlMapping file) {
    Settings settings = Settings.ofFile(file);
    return Optional.ofNullable(
        switch (file.text("kind").orElse("")) {
          case "PrefixTransformer" -> prefix(settings);
          case "SuffixTransformer" -> suffix(settings);
          case "PrefixSuffixTransformer" -> {
            Transformer prefix = prefix(settings);
            Transformer suffix = suffix(settings);
            yield resources -> suffix.transform(prefix.transform(resources));
          }
          case "NamespaceTransformer" -> namespace(settings);
          case "LabelTransformer" -> new Labels(settings.texts("labels"), fields(settings));
          case "AnnotationsTransformer" ->
              new Annotations(settings.texts("annotations"), fields(settings));
          case "ImageTagTransformer" -> Images.of(below(settings, "imageTag"), fields(settings));
          case "ReplicaCountTransformer" ->
              Replicas.of(below(settings, "replica"), fields(settings));
          case "ValueAddTransformer" -> valueAdd(settings);
          default -> null;
        });
  }

  private static List<FieldSpec> fields(Settings settings) {
    return settings.fieldSpecs(FIELD_SPECS).orElse(List.of());
  }

  private static Settings below(Settings settings, String key) {
    return settings
        .below(key)
        .orElseGet(
            () -> Settings.ofFile(new YamlMapping(settings.root().span(), List.of(), List.of())));
  }

  private static Transformer prefix(Settings settings) {
    return new NamePrefix(textOf(settings, "prefix"), requiredFields(settings));
  }

  private static Transformer suffix(Settings settings) {
    return new NameSuffix(textOf(settings, "suffix"), requiredFields(settings));
  }

  private static YamlScalar textOf(Settings settings, String key) {
    return settings
        .text(key)
        .orElseGet(() -> YamlScalar.built(settings.root().span(), "", YamlType.STRING));
  }

  private static List<FieldSpec> requiredFields(Settings settings) {
    return settings
        .fieldSpecs(FIELD_SPECS)
        .orElseThrow(() ->
            Settings.wrong(
                settings.root().span(),
                "the transformer needs '%s': fields to change",
                FIELD_SPECS));
  }

  private static Transformer namespace(Settings settings) {
    return new Namespace(
        textOf(below(settings, "metadata"), "namespace"),
        fields(settings),
        settings.flag("unsetOnly"),
        Namespace.Subjects.of(settings));
  }

  private Transformer valueAdd(Settings settings) {
    YamlScalar written = textOf(settings, "value");
    String text = written.value().strip();
    YamlScalar value =
        text.equals(written.value()) && !text.isEmpty()
            ? written
            : YamlScalar.built(
                written.span(), text.isEmpty() ? directoryName : text, YamlType.STRING);
    List<ValueAdd.Target> targets = new ArrayList<>(targets(settings));
    settings
        .text("targetFilePath")
        .ifPresent(path ->
            files.yaml(path, path.value()).documents().stream()
                .findFirst()
                .flatMap(YamlDocument::mapping)
                .ifPresent(root -> targets.addAll(targets(Settings.ofFile(root)))));
    if (targets.isEmpty()) {
      throw Settings.wrong(settings.root().span(), "the transformer needs at least one target");
    }
    return new ValueAdd(value, targets);
  }

  private List<ValueAdd.Target> targets(Settings settings) {
    return settings.items("targets").orElse(List.of()).stream()
        .map(target -> ValueAdd.Target.of(target, selectors))
        .toList();
  }
}
