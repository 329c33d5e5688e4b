package dev.lintel.model.helm;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One Helm chart.
 *
 * @param directory relative to the root, with forward slashes; empty for a chart in the root
 * @param metadata Chart.yaml
 * @param values values.yaml, where the chart has one
 * @param environments the chart's other values files, in the order of their paths
 * @param templates the files below templates/, in the order of their paths
 */
public record Chart(
    String directory,
    YamlStream metadata,
    Optional<YamlStream> values,
    List<YamlStream> environments,
    List<SourceText> templates) {
  public Chart {
    environments = List.copyOf(environments);
    templates = List.copyOf(templates);
  }

  /** Gives the fields of Chart.yaml; empty where it holds no mapping. */
  public Optional<YamlMapping> root() {
    return mapping(metadata);
  }

  /** Gives the name; empty where Chart.yaml has none. */
  public String name() {
    return root().flatMap(root -> root.text("name")).orElse("");
  }

  /** Tells whether the chart only lends templates to others and renders nothing itself. */
  public boolean isLibrary() {
    return root().flatMap(root -> root.text("type")).filter("library"::equals).isPresent();
  }

  /** Gives the charts that this one brings in, as Chart.yaml lists them. */
  public List<Dependency> dependencies() {
    return root().stream()
        .flatMap(root -> root.items("dependencies").stream())
        .flatMap(item -> item.mapping().stream())
        .map(Dependency::new)
        .toList();
  }

  /** Gives values.yaml as a mapping; empty where there is none. */
  public Optional<YamlMapping> defaultValues() {
    return values.flatMap(Chart::mapping);
  }

  /** Gives each values file that is a mapping: values.yaml first, then the others. */
  public List<YamlMapping> allValues() {
    return Stream.concat(values.stream(), environments.stream())
        .flatMap(stream -> mapping(stream).stream())
        .toList();
  }

  private static Optional<YamlMapping> mapping(YamlStream stream) {
    return stream.documents().stream().findFirst().flatMap(YamlDocument::mapping);
  }
}
