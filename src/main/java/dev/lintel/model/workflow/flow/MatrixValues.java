package dev.lintel.model.workflow.flow;

import dev.lintel.model.workflow.Job;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a job's matrix holds where a value is written as <code>${{ matrix.x }}</code>. */
public final class MatrixValues {
  private MatrixValues() {}

  /** Gives the written values of the matrix key that is all of a text; empty for another text. */
  public static List<YamlScalar> of(Job job, YamlScalar text) {
    if (!text.value().contains("matrix")) {
      return List.of();
    }
    List<Interpolation.Island> islands = Interpolation.of(text.text()).islands();
    boolean isWhole =
        islands.size() == 1 && islands.getFirst().span().text().equals(text.value().strip());
    Optional<List<String>> path =
        isWhole
            ? islands
                .getFirst()
                .expression()
                .tree()
                .flatMap(ContextPath::of)
                .map(ContextPath::segments)
                .filter(segments -> segments.getFirst().equals("matrix") && segments.size() > 1)
            : Optional.empty();
    return path.map(segments -> of(job, segments.subList(1, segments.size()))).orElse(List.of());
  }

  private static List<YamlScalar> of(Job job, List<String> path) {
    List<YamlNode> values = new ArrayList<>();
    Optional<YamlMapping> matrix = job.root().mapping("strategy", "matrix");
    if (matrix.isEmpty()) {
      return List.of();
    }
    each(matrix.get().items(path.getFirst()), path.subList(1, path.size()), values);
    each(matrix.get().items("include"), path, values);
    return values.stream().flatMap(MatrixValues::scalars).toList();
  }

  private static void each(List<YamlNode> items, List<String> path, List<YamlNode> values) {
    for (YamlNode item : items) {
      if (path.isEmpty()) {
        values.add(item);
      } else {
        item.mapping().flatMap(m -> m.get(path.toArray(String[]::new))).ifPresent(values::add);
      }
    }
  }

  /** A list of labels is several values. */
  private static Stream<YamlScalar> scalars(YamlNode node) {
    return switch (node.content()) {
      case YamlScalar scalar -> Stream.of(scalar);
      case YamlSequence list -> list.items().stream().flatMap(item -> item.scalar().stream());
      case YamlMapping _, YamlAlias _ -> Stream.empty();
    };
  }
}
