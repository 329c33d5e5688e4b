package dev.lintel.model.kustomize;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.RootPath;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One kustomization file.
 *
 * @param exists tells whether a path, relative to the root with forward slashes, is a file or
 *     directory of the project
 */
public record Kustomization(YamlStream stream, YamlMapping root, Predicate<String> exists) {
  /**
   * The names of its file, of which a directory has one (api/konfig of v0.20.1), the usual one
   * first.
   */
  public static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  /** The fields that are lists of paths; some of them also take objects written in place. */
  private static final List<String> PATH_LISTS =
      List.of(
          "resources",
          "bases",
          "components",
          "crds",
          "configurations",
          "generators",
          "transformers",
          "validators",
          "patchesStrategicMerge");

  /** The fields that are lists of mappings with a {@code path}. */
  private static final List<String> PATH_HOLDERS =
      List.of("patches", "patchesJson6902", "replacements");

  /** Gives the kustomization that a stream holds; empty where its first document is no mapping. */
  public static Optional<Kustomization> of(YamlStream stream, Predicate<String> exists) {
    return stream.documents().stream()
        .findFirst()
        .flatMap(d -> d.mapping())
        .map(root -> new Kustomization(stream, root, exists));
  }

  /** Gives the directory of the file, relative to the root; empty for the root itself. */
  public String directory() {
    return stream.source().directory();
  }

  /** Gives where to point when a finding is about the kustomization as a whole: its first key. */
  public Span place() {
    return root.entries().isEmpty() ? root.span() : root.entries().getFirst().key().span();
  }

  /**
   * Gives what kustomize refuses about fields and their shapes, in the order of the text; nothing
   * where the file says that it is another tool's, as the Kustomization of Flux.
   */
  public List<FieldProblem> fieldProblems() {
    boolean isOwn =
        root.text("apiVersion").filter(v -> !v.startsWith("kustomize.config.k8s.io/")).isEmpty();
    return isOwn ? FieldCheck.of(root) : List.of();
  }

  /** Gives the entries of images, in their order. */
  public List<ImageOverride> images() {
    return root.items("images").stream()
        .flatMap(item -> item.mapping().stream())
        .map(ImageOverride::of)
        .toList();
  }

  /**
   * Gives the files and directories that the kustomization names, field by field. Objects and
   * patches that are written in place are left out.
   */
  public List<FileReference> references() {
    List<FileReference> references = new ArrayList<>();
    for (String field : PATH_LISTS) {
      root.items(field).forEach(item -> add(field, item, references));
    }
    for (String field : PATH_HOLDERS) {
      for (YamlNode item : root.items(field)) {
        item.mapping().flatMap(m -> m.get("path")).ifPresent(path -> add(field, path, references));
      }
    }
    for (String field : List.of("configMapGenerator", "secretGenerator")) {
      root.items(field).stream()
          .flatMap(item -> item.mapping().stream())
          .forEach(generator -> addSources(field, generator, references));
    }
    root.get("openapi", "path").ifPresent(path -> add("openapi", path, references));
    return references;
  }

  /**
   * Gives the paths of some of the files and directories that it names, relative to the root; those
   * out of the root are left out.
   */
  public List<String> paths(Predicate<FileReference> wanted) {
    return references().stream()
        .filter(wanted)
        .flatMap(reference -> resolve(reference.path()).stream())
        .toList();
  }

  /** Gives the files, relative to the root, that hold parts of objects which stand elsewhere. */
  public List<String> patchFiles() {
    return paths(reference -> reference.field().startsWith("patches"));
  }

  /** Gives the parts of objects that are written in place; a JSON patch is none. */
  public List<KubernetesObject> inlinePatches() {
    Stream<YamlNode> texts =
        Stream.concat(
            root.items("patches").stream()
                .flatMap(item -> item.mapping().stream())
                .flatMap(patch -> patch.get("patch").stream()),
            root.items("patchesStrategicMerge").stream());
    return texts
        .flatMap(node -> node.scalar().stream())
        .filter(scalar -> !isPath(scalar))
        .flatMap(
            scalar -> YamlParser.parse(scalar.text(), YamlSchema.YAML_1_1).documents().stream())
        .flatMap(document -> document.mapping().stream())
        .flatMap(mapping -> KubernetesObject.allOf(mapping).stream())
        .toList();
  }

  /**
   * Tells whether a patch or a replacement that is aimed at a kind may change an object, wherever
   * in the project the object stands.
   */
  public boolean mayChange(KubernetesObject object) {
    Stream<YamlMapping> patched =
        Stream.of("patches", "patchesJson6902")
            .flatMap(field -> root.items(field).stream())
            .flatMap(item -> item.mapping().stream())
            .flatMap(patch -> patch.mapping("target").stream());
    Stream<YamlMapping> replaced =
        root.items("replacements").stream()
            .flatMap(item -> item.mapping().stream())
            .flatMap(replacement -> replacement.items("targets").stream())
            .flatMap(item -> item.mapping().stream())
            .flatMap(target -> target.mapping("select").stream());
    return Stream.concat(patched, replaced).anyMatch(target -> mayBe(target, object));
  }

  /**
   * A name may be an expression; only one that is no more than a name rules others out. What names
   * neither kind nor name is meant for the kustomization's own objects.
   */
  private static boolean mayBe(YamlMapping target, KubernetesObject object) {
    Optional<String> kind = target.text("kind");
    Optional<String> name = target.text("name");
    boolean isKind = kind.filter(k -> !k.equals(object.kind())).isEmpty();
    boolean isName =
        name.filter(n -> !n.equals(object.name()))
            .filter(n -> n.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-'))
            .isEmpty();
    return isKind && isName && (kind.isPresent() || name.isPresent());
  }

  /**
   * Resolves a path that the kustomization names to one relative to the root of the project; empty
   * where it is absolute or leads out of the project.
   */
  public Optional<String> resolve(String path) {
    return RootPath.resolve(directory(), path);
  }

  private static void addSources(
      String field, YamlMapping generator, List<FileReference> references) {
    generator.items("files").forEach(item -> add(field, item, references));
    generator.items("envs").forEach(item -> add(field, item, references));
    generator.get("env").ifPresent(path -> add(field, path, references));
  }

  private static void add(String field, YamlNode node, List<FileReference> references) {
    node.scalar()
        .filter(scalar -> !scalar.isNull() && isPath(scalar))
        .map(scalar -> reference(field, scalar))
        .ifPresent(references::add);
  }

  private static FileReference reference(String field, YamlScalar scalar) {
    String value = scalar.value();
    int key =
        field.endsWith("MapGenerator") || field.equals("secretGenerator")
            ? value.indexOf('=') + 1
            : 0;
    return key == 0
        ? new FileReference(field, scalar.span(), value)
        : new FileReference(field, scalar.text().span(key, value.length()), value.substring(key));
  }

  /** An object in place is a block of lines; a path is one. */
  private static boolean isPath(YamlScalar scalar) {
    return !scalar.value().isBlank()
        && scalar.value().strip().indexOf('\n') < 0
        && !scalar.value().contains(": ")
        && !scalar.value().startsWith("{");
  }
}
