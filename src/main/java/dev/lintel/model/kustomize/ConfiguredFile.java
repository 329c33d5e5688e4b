package dev.lintel.model.kustomize;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file that a generator or transformer names, be it in a file of its own or in place. What the
 * builtin ones read: api/internal/builtins of kustomize 5.7.1.
 *
 * @param kustomization from whose directory the path leads
 * @param reference its field is the kind of the generator or transformer
 */
public record ConfiguredFile(Kustomization kustomization, FileReference reference) {
  /**
   * Gives the files that those of all kustomizations name, in their order.
   *
   * @param objects hold the generators and transformers that have files of their own
   */
  public static List<ConfiguredFile> of(
      List<Kustomization> kustomizations, List<KubernetesObject> objects) {
    Map<String, List<KubernetesObject>> builtins =
        objects.stream()
            .filter(object -> object.apiVersion().equals("builtin"))
            .collect(Collectors.groupingBy(object -> object.root().span().source().path()));
    List<ConfiguredFile> files = new ArrayList<>();
    for (Kustomization kustomization : kustomizations) {
      Stream<KubernetesObject> written =
          kustomization.paths(ConfiguredFile::isConfiguration).stream()
              .flatMap(path -> builtins.getOrDefault(path, List.of()).stream());
      Stream.concat(written, inPlace(kustomization))
          .flatMap(builtin -> references(builtin).stream())
          .forEach(reference -> files.add(new ConfiguredFile(kustomization, reference)));
    }
    return files;
  }

  /** Tells whether a file is one of those that hold generators or transformers. */
  public static boolean isConfiguration(FileReference reference) {
    return reference.field().equals("generators") || reference.field().equals("transformers");
  }

  private static Stream<KubernetesObject> inPlace(Kustomization kustomization) {
    return Stream.of("generators", "transformers")
        .flatMap(field -> kustomization.root().items(field).stream())
        .flatMap(item -> item.scalar().stream())
        .filter(scalar -> scalar.value().indexOf('\n') >= 0)
        .flatMap(scalar ->
            KubernetesObject.allOf(YamlParser.parse(scalar.text(), YamlSchema.YAML_1_1)).stream())
        .filter(object -> object.apiVersion().equals("builtin"));
  }

  private static List<FileReference> references(KubernetesObject builtin) {
    YamlMapping root = builtin.root();
    Stream<YamlNode> named =
        switch (builtin.kind()) {
          case "PatchTransformer", "PatchJson6902Transformer" -> root.get("path").stream();
          case "PatchStrategicMergeTransformer" -> root.items("paths").stream();
          case "ReplacementTransformer" ->
              root.items("replacements").stream()
                  .flatMap(item -> item.mapping().stream())
                  .flatMap(item -> item.get("path").stream());
          case "ValueAddTransformer" -> root.get("targetFilePath").stream();
          case "ConfigMapGenerator", "SecretGenerator" ->
              Stream.of(
                      root.items("files").stream(),
                      root.items("envs").stream(),
                      root.get("env").stream())
                  .flatMap(nodes -> nodes);
          default -> Stream.empty();
        };
    return named
        .flatMap(node -> node.scalar().stream())
        .filter(scalar -> !scalar.isNull() && !scalar.value().isBlank())
        .map(scalar -> reference(builtin.kind(), scalar))
        .toList();
  }

  /** A source of a ConfigMap may have the name of its key before it. */
  private static FileReference reference(String kind, YamlScalar scalar) {
    String value = scalar.value();
    int start = kind.endsWith("Generator") ? value.indexOf('=') + 1 : 0;
    return start == 0
        ? new FileReference(kind, scalar.span(), value)
        : new FileReference(
            kind, scalar.text().span(start, value.length()), value.substring(start));
  }

  /** Tells whether a generator of Secrets reads it: such files are kept out of repositories. */
  public boolean isOfSecret() {
    return reference.field().equals("SecretGenerator");
  }
}
