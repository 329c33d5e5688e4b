package dev.lintel.model.workflow;

import dev.lintel.model.workflow.RunnerLabels.OperatingSystem;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which runner a job asks for.
 *
 * @param alternatives the labels of one runner each, all of which it must have: one alternative, or
 *     one for each value of the matrix that takes part; labels that are not known are left out
 * @param isComplete whether no label is unknown
 * @param isGrouped whether a group of runners is named, whose labels people choose
 */
public record RunsOn(List<List<YamlScalar>> alternatives, boolean isComplete, boolean isGrouped) {
  private static final String SELF_HOSTED = "self-hosted";

  /** So many labels nobody has; of more nothing is said. */
  private static final int MAX_LABELS = 10_000;

  public RunsOn {
    alternatives = List.copyOf(alternatives);
  }

  /** Gives what a job asks for; no alternative for a job that calls a workflow. */
  static RunsOn of(Job job) {
    Optional<YamlNode> value = job.root().get("runs-on");
    boolean isGrouped = value.flatMap(YamlNode::mapping).flatMap(m -> m.find("group")).isPresent();
    List<YamlNode> written =
        value
            .flatMap(
                node -> node.mapping().isPresent() ? job.root().get("runs-on", "labels") : value)
            .map(RunsOn::items)
            .orElse(List.of());
    return resolve(written, Matrix.of(job), isGrouped);
  }

  private static RunsOn resolve(
      List<YamlNode> written, Optional<Matrix> matrix, boolean isGrouped) {
    List<YamlScalar> fixed = new ArrayList<>();
    List<List<YamlNode>> varying = new ArrayList<>();
    boolean isComplete = true;
    for (YamlNode label : written) {
      if (!MatrixValue.isExpression(label)) {
        label.scalar().filter(s -> !s.isNull() && !s.value().isEmpty()).ifPresent(fixed::add);
        continue;
      }
      List<YamlNode> values = matrix.map(m -> values(label, m)).orElse(List.of());
      isComplete &= !values.isEmpty() && values.stream().noneMatch(MatrixValue::isExpression);
      varying.add(values);
    }
    long values = varying.stream().mapToLong(List::size).sum();
    if ((fixed.size() + 1) * values > MAX_LABELS) {
      return new RunsOn(List.of(), false, isGrouped);
    }
    List<List<YamlScalar>> alternatives = new ArrayList<>();
    varying.stream()
        .flatMap(List::stream)
        .filter(value -> !MatrixValue.isExpression(value))
        .map(RunsOn::items)
        .map(items -> Stream.concat(fixed.stream(), scalars(items)).toList())
        .forEach(alternatives::add);
    if (alternatives.isEmpty() && !fixed.isEmpty()) {
      alternatives.add(List.copyOf(fixed));
    }
    return new RunsOn(alternatives, isComplete, isGrouped);
  }

  private static Stream<YamlScalar> scalars(List<YamlNode> items) {
    return items.stream()
        .filter(item -> !MatrixValue.isExpression(item))
        .flatMap(item -> item.scalar().stream());
  }

  private static List<YamlNode> items(YamlNode node) {
    return node.sequence().map(YamlSequence::items).orElse(List.of(node));
  }

  /** Gives the values of the matrix that a label stands for; empty where they are not known. */
  private static List<YamlNode> values(YamlNode label, Matrix matrix) {
    Optional<ContextPath> path = label.scalar().flatMap(RunsOn::path);
    if (path.isEmpty()
        || path.get().segments().size() < 2
        || !path.get().segments().getFirst().equals("matrix")
        || path.get().segments().contains("*")) {
      return List.of();
    }
    List<String> segments = path.get().segments();
    Stream<YamlNode> found =
        Stream.concat(
            matrix.axis(segments.get(1)).stream().flatMap(axis -> axis.nodes().stream()),
            matrix.included(segments.get(1)).stream());
    for (String segment : segments.subList(2, segments.size())) {
      found = found.flatMap(value -> property(value, segment).stream());
    }
    return found.toList();
  }

  private static Optional<YamlNode> property(YamlNode value, String name) {
    return value.mapping().stream()
        .flatMap(mapping -> mapping.entries().stream())
        .filter(entry -> entry.name().equalsIgnoreCase(name))
        .map(entry -> entry.value().content())
        .findFirst();
  }

  /** Gives the path that is the label as a whole. */
  private static Optional<ContextPath> path(YamlScalar label) {
    Interpolation parts = Interpolation.of(label.text());
    boolean isWhole =
        parts.islands().size() == 1
            && parts.islands().getFirst().span().length() == label.value().strip().length();
    return isWhole
        ? parts.islands().getFirst().expression().tree().flatMap(ContextPath::of)
        : Optional.empty();
  }

  /**
   * Gives the labels that have to be known to GitHub: those beside {@code self-hosted} and in a
   * group are their owner's. In the order of the text, each place once.
   */
  public List<YamlScalar> hosted() {
    if (isGrouped) {
      return List.of();
    }
    return alternatives.stream()
        .filter(labels ->
            labels.stream().noneMatch(label -> label.value().equalsIgnoreCase(SELF_HOSTED)))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /** Gives what the job runs on; empty where that is not known, or not the same in each run. */
  public Optional<OperatingSystem> system() {
    if (!isComplete || isGrouped) {
      return Optional.empty();
    }
    List<Optional<OperatingSystem>> systems =
        alternatives.stream().map(RunsOn::system).distinct().toList();
    return systems.size() == 1 ? systems.getFirst() : Optional.empty();
  }

  private static Optional<OperatingSystem> system(List<YamlScalar> labels) {
    return labels.stream()
        .flatMap(label -> RunnerLabels.system(label.value()).stream())
        .findFirst();
  }
}
