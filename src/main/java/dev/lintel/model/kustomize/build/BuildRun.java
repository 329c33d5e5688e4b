package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.kustomize.build.BuildTree.FoundFile;
import dev.lintel.model.kustomize.merge.MergeSchema;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The build of one kustomization. Belongs to one thread; what it has of its bases it shares with
 * the other builds of a run.
 */
final class BuildRun {
  /** So many kustomizations may take up each other. */
  static final int MOST_LEVELS = 50;

  /** The only version whose schema kustomize brings. */
  private static final String BUILT_IN_VERSION = "v1.21.2";

  private final BuildTree tree;
  private final boolean isRestricted;
  private final Map<String, Accumulator.Result> bases;
  private MergeSchema schema = MergeSchema.builtIn();
  private boolean isSchemaChosen;
  private boolean tellsOrigins;

  /**
   * @param isRestricted whether files must lie in or below the directory that names them
   * @param bases what other builds brought together, by directory; safe for threads
   */
  BuildRun(BuildTree tree, boolean isRestricted, Map<String, Accumulator.Result> bases) {
    this.tree = tree;
    this.isRestricted = isRestricted;
    this.bases = bases;
  }

  /** Says that the resources are to tell where they are from. */
  void tellOrigins() {
    tellsOrigins = true;
  }

  boolean tellsOrigins() {
    return tellsOrigins;
  }

  MergeSchema schema() {
    return schema;
  }

  ResourceReader reader() {
    return new ResourceReader(schema);
  }

  TargetFiles files(String directory) {
    return new TargetFiles(tree, directory, isRestricted);
  }

  /** Parses a text that stands in a kustomization. */
  YamlStream parse(YamlScalar scalar) {
    return YamlParser.parse(scalar.text(), YamlSchema.YAML_1_1);
  }

  /**
   * Reads the kustomization of a directory.
   *
   * @param entry what names the directory
   */
  KustomizationFile load(String directory, Span entry) {
    List<String> names = new ArrayList<>();
    for (String name : Kustomization.NAMES) {
      if (tree.find(path(directory, name)) instanceof FoundFile) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      throw BuildException.of(
          entry, BuildProblem.Kind.MISSING_FILE, "the directory holds no kustomization.yaml");
    }
    if (names.size() > 1) {
      throw BuildException.of(
          entry,
          BuildProblem.Kind.CONFLICT,
          "the directory holds %s, and kustomize takes none where there are several",
          String.join(" and ", names));
    }
    String path = path(directory, names.getFirst());
    YamlStream stream =
        tree.yaml(path)
            .orElseThrow(() ->
                BuildException.of(
                    entry, BuildProblem.Kind.INVALID_RESOURCE, "the kustomization is no text"));
    if (!stream.problems().isEmpty()) {
      throw BuildException.of(
          stream.problems().getFirst().span(),
          BuildProblem.Kind.INVALID_RESOURCE,
          "the kustomization is no YAML that can be read: %s",
          stream.problems().getFirst().message());
    }
    YamlMapping root =
        stream
            .firstMapping()
            .map(TreeResolver::resolve)
            .orElseThrow(() ->
                BuildException.of(
                    stream.source().span(0, 0),
                    BuildProblem.Kind.INVALID_FIELD,
                    "the kustomization is empty"));
    new Kustomization(stream, root, other -> true)
        .fieldProblems().stream()
            .findFirst()
            .ifPresent(problem -> {
              throw BuildException.of(
                  problem.place(), BuildProblem.Kind.INVALID_FIELD, "%s", problem.message());
            });
    return new KustomizationFile(directory, names.getFirst(), FieldDecoder.decode(root));
  }

  private static String path(String directory, String name) {
    return directory.isEmpty() ? name : directory + "/" + name;
  }

  /** Takes up the schema of {@code openapi}, unless one has been taken up already. */
  void useSchema(KustomizationFile file) {
    Optional<YamlMapping> openApi = file.mapping("openapi");
    if (openApi.isEmpty() || isSchemaChosen) {
      return;
    }
    Optional<YamlScalar> path = openApi.get().get("path").flatMap(YamlNode::scalar);
    Optional<YamlScalar> version = openApi.get().get("version").flatMap(YamlNode::scalar);
    if (path.isPresent() && version.isPresent()) {
      throw BuildException.of(
          version.get().span(),
          BuildProblem.Kind.INVALID_FIELD,
          "openapi takes a path or a version, not both");
    }
    if (path.isPresent()) {
      YamlMapping definitions =
          files(file.directory())
              .yaml(path.get(), path.get().value())
              .firstMapping()
              .orElseThrow(() ->
                  BuildException.of(
                      path.get().span(),
                      BuildProblem.Kind.INVALID_RESOURCE,
                      "'%s' holds no schema",
                      path.get().value()));
      schema = schema.with(definitions);
      isSchemaChosen = true;
    } else if (version.isPresent()) {
      if (!version.get().value().equals(BUILT_IN_VERSION)) {
        throw BuildException.of(
            version.get().span(),
            BuildProblem.Kind.INVALID_FIELD,
            "kustomize has the schema of %s only",
            BUILT_IN_VERSION);
      }
      isSchemaChosen = true;
    }
  }

  /**
   * Brings a base together, or gives what another build has of it: the same, unless this one has a
   * schema of its own or tells origins.
   */
  Accumulator.Result base(String directory, YamlScalar entry, List<String> stack, String origin) {
    boolean isShared = !isSchemaChosen && !tellsOrigins;
    Accumulator.Result known = isShared ? bases.get(directory) : null;
    if (known != null) {
      return known;
    }
    KustomizationFile file = load(directory, entry.span());
    file.requireComponent(false, entry.span());
    useSchema(file);
    Target target = new Target(this, file, stack, origin);
    Accumulator accumulator = new Accumulator();
    target.accumulate(accumulator);
    Accumulator.Result result = accumulator.result(target.directories());
    // The base itself may have brought a schema in.
    if (isShared && !isSchemaChosen) {
      bases.putIfAbsent(directory, result);
    }
    return result;
  }
}
