package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.generate.ContentHash;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.transform.Labels;
import dev.lintel.model.kustomize.transform.NameReferences;
import dev.lintel.model.kustomize.transform.Variables;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Builds kustomizations as kustomize 5.7.1 does, in memory: nothing is fetched and nothing is run.
 * A build brings together what the kustomization names, base by base, and runs the transformers of
 * each over what it brought together; at the end names of generated objects get the hash of their
 * content, fields that name objects follow the objects' names, and variables get their values.
 *
 * <p>Trees are shared, not copied: a base that a hundred overlays take up is brought together once,
 * and each value keeps the place where it is written. Safe for threads.
 */
public final class KustomizationBuilder {
  private final BuildTree tree;
  private final boolean isRestricted;
  private final Map<String, Accumulator.Result> bases = new ConcurrentHashMap<>();

  /**
   * @param isRestricted whether files must lie in or below the directory of the kustomization that
   *     names them, as kustomize asks unless it is told otherwise
   */
  public KustomizationBuilder(BuildTree tree, boolean isRestricted) {
    this.tree = tree;
    this.isRestricted = isRestricted;
  }

  /** In which order the objects come. */
  public enum Order {
    /** As they are taken up, unless the kustomization says otherwise. */
    NONE,
    /** By kind, as kustomize's command sorts unless it is told otherwise. */
    LEGACY
  }

  /**
   * Builds the kustomization of a directory; never throws for what it holds.
   *
   * @param directory relative to the root
   * @param place where a missing kustomization is reported
   */
  public Build build(String directory, Order order, Span place) {
    BuildRun run = new BuildRun(tree, isRestricted, bases);
    try {
      KustomizationFile file = run.load(directory, place);
      Target target = new Target(run, file, List.of(directory), "");
      Set<String> metadata =
          file.scalars("buildMetadata").stream().map(YamlScalar::value).collect(Collectors.toSet());
      if (!metadata.isEmpty()) {
        run.tellOrigins();
      }
      run.useSchema(file);
      Accumulator accumulator = new Accumulator();
      target.accumulate(accumulator);
      List<Resource> resources = sorted(finished(accumulator), file, order);
      List<YamlMapping> objects =
          withMetadata(resources, metadata, file).stream().map(Resource::root).toList();
      return new Build.Built(directory, objects, target.directories(), accumulator.entries());
    } catch (BuildException e) {
      return new Build.Failed(directory, e.problem());
    }
  }

  /** What happens once, when all is together. */
  private static List<Resource> finished(Accumulator accumulator) {
    List<Resource> hashed =
        accumulator.resources().resources().stream().map(ContentHash::named).toList();
    List<Resource> resources = new NameReferences(accumulator.config()).transform(hashed);
    if (!accumulator.variables().isEmpty()) {
      Map<String, Variables.Value> values = new HashMap<>();
      for (Variable variable : accumulator.variables()) {
        values.put(
            variable.name(), new Variables.Value(variable.place(), variable.value(resources)));
      }
      Span place = accumulator.variables().getFirst().place();
      resources = Variables.of(place, values, accumulator.config()).transform(resources);
    }
    return resources.stream().filter(resource -> !isLocal(resource)).toList();
  }

  /** Some resources are only there for the build. */
  private static boolean isLocal(Resource resource) {
    return resource
        .root()
        .get("metadata", "annotations", "config.kubernetes.io/local-config")
        .flatMap(YamlNode::scalar)
        .filter(scalar -> !scalar.value().equals("false"))
        .isPresent();
  }

  private static List<Resource> sorted(
      List<Resource> resources, KustomizationFile file, Order order) {
    Optional<YamlMapping> options = file.mapping("sortOptions");
    if (options.isEmpty()) {
      return order == Order.LEGACY ? LegacyOrder.byDefault().sort(resources) : resources;
    }
    String wanted = options.get().text("order").orElse("");
    Optional<YamlMapping> legacy = options.get().mapping("legacySortOptions");
    if (wanted.equals("legacy")) {
      return legacy.map(LegacyOrder::of).orElseGet(LegacyOrder::byDefault).sort(resources);
    }
    if (!wanted.equals("fifo") || legacy.isPresent()) {
      throw BuildException.of(
          options.get().span(),
          BuildProblem.Kind.INVALID_FIELD,
          "the order of sortOptions is fifo, or legacy with legacySortOptions");
    }
    return resources;
  }

  private static List<Resource> withMetadata(
      List<Resource> resources, Set<String> metadata, KustomizationFile file) {
    if (metadata.isEmpty()) {
      return resources;
    }
    List<Resource> changed = resources;
    if (metadata.contains("managedByLabel")) {
      YamlNode place = file.root().get("buildMetadata").orElse(file.root());
      changed =
          Labels.metadata(
                  YamlScalar.built(place.span(), "app.kubernetes.io/managed-by", YamlType.STRING),
                  YamlScalar.built(place.span(), "kustomize-v5.7.1", YamlType.STRING))
              .transform(changed);
    }
    if (!metadata.contains("originAnnotations")) {
      changed = changed.stream().map(r -> Origins.without(r, Origins.ORIGIN)).toList();
    }
    if (!metadata.contains("transformerAnnotations")) {
      changed = changed.stream().map(r -> Origins.without(r, Origins.TRANSFORMATIONS)).toList();
    }
    return changed;
  }
}
