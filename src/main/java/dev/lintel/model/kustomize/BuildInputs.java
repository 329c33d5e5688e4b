package dev.lintel.model.kustomize;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files that builds of kustomizations read, whatever they hold. */
public final class BuildInputs {
  private final Set<String> paths = new HashSet<>();

  private BuildInputs() {}

  /**
   * Collects what kustomizations name, and what the generators and transformers name that they run.
   *
   * @param objects hold the generators and transformers that have files of their own
   */
  public static BuildInputs of(List<Kustomization> kustomizations, List<KubernetesObject> objects) {
    BuildInputs inputs = new BuildInputs();
    for (Kustomization kustomization : kustomizations) {
      inputs.paths.addAll(kustomization.paths(reference -> true));
      values(kustomization)
          .flatMap(path -> kustomization.resolve(path).stream())
          .forEach(inputs.paths::add);
    }
    for (ConfiguredFile file : ConfiguredFile.of(kustomizations, objects)) {
      file.kustomization().resolve(file.reference().path()).ifPresent(inputs.paths::add);
    }
    return inputs;
  }

  /** Gives the values files of charts, which may lie in a chart that is fetched. */
  private static Stream<String> values(Kustomization kustomization) {
    return Stream.of("helmCharts", "helmChartInflationGenerator")
        .flatMap(field -> kustomization.root().items(field).stream())
        .flatMap(item -> item.mapping().stream())
        .flatMap(BuildInputs::valuesOf);
  }

  private static Stream<String> valuesOf(YamlMapping chart) {
    return Stream.of(
            chart.get("valuesFile").stream(),
            chart.get("values").stream(),
            chart.items("additionalValuesFiles").stream())
        .flatMap(nodes -> nodes)
        .map(YamlNode::scalar)
        .flatMap(scalar -> scalar.stream())
        .filter(scalar -> !scalar.isNull())
        .map(YamlScalar::value);
  }

  /**
   * Tells whether a build reads a file.
   *
   * @param path relative to the root
   */
  public boolean holdFile(String path) {
    return paths.contains(path);
  }

  /** Tells whether a build reads what lies at a path or takes up a directory above it. */
  public boolean holdAnyAbove(String path) {
    for (String at = path; !at.isEmpty(); at = parent(at)) {
      if (paths.contains(at)) {
        return true;
      }
    }
    return false;
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
