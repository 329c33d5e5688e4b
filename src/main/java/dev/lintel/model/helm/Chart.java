package dev.lintel.model.helm;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;

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
}
