package dev.lintel.model.workflow;

import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The matrix of a job: one run of it for each combination of values. Source: docs.github.com,
 * running variations of jobs in a workflow, read 2026-11-27.
 *
 * @param axes in the order of the text
 * @param include what is added to combinations, or as further ones, once the excluded ones are
 *     gone; empty where an expression gives it
 * @param exclude which combinations of the axes are left out; empty where an expression gives it
 * @param isComplete whether no expression gives axes, values or entries
 */
public record Matrix(
    List<Axis> axes, List<YamlMapping> include, List<YamlMapping> exclude, boolean isComplete) {
  private static final String INCLUDE = "include";
  private static final String EXCLUDE = "exclude";

  /** So many comparisons of values take no time that anyone notices; nobody's matrix needs more. */
  private static final int MAX_COMPARED = 1_000_000;

  public Matrix {
    axes = List.copyOf(axes);
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /**
   * A name and the values that it takes.
   *
   * @param span the name
   * @param values empty where an expression gives the list
   */
  public record Axis(Span span, String name, Optional<YamlSequence> values) {
    static Axis of(YamlEntry entry) {
      return new Axis(entry.key().span(), entry.name(), entry.value().sequence());
    }

    /** Gives the values with aliases followed; empty where an expression gives the list. */
    public List<YamlNode> nodes() {
      return values.map(YamlSequence::items).orElse(List.of()).stream()
          .map(YamlNode::content)
          .toList();
    }

    /** Gives how many values there are; 1 where an expression gives the list. */
    int size() {
      return values.map(list -> list.items().size()).orElse(1);
    }

    /** Tells whether no expression gives the list or a value of it as a whole. */
    public boolean isComplete() {
      return values.isPresent() && nodes().stream().noneMatch(MatrixValue::isExpression);
    }
  }

  /** Gives the matrix of a job; empty where it has none and where an expression gives it. */
  public static Optional<Matrix> of(Job job) {
    return job.strategy().flatMap(strategy -> strategy.mapping("matrix")).map(Matrix::of);
  }

  /** Gives the matrices of a workflow that are small enough to compare values in. */
  public static List<Matrix> comparable(Workflow workflow) {
    return workflow.jobs().stream()
        .flatMap(job -> of(job).stream())
        .filter(matrix -> !matrix.isTooLarge())
        .toList();
  }

  private static Matrix of(YamlMapping matrix) {
    List<Axis> axes =
        matrix.entries().stream()
            .filter(entry -> !entry.name().equals(INCLUDE) && !entry.name().equals(EXCLUDE))
            .map(Axis::of)
            .toList();
    boolean isComplete =
        axes.stream().allMatch(Axis::isComplete)
            && isComplete(matrix, INCLUDE)
            && isComplete(matrix, EXCLUDE);
    return new Matrix(axes, mappings(matrix, INCLUDE), mappings(matrix, EXCLUDE), isComplete);
  }

  private static boolean isComplete(YamlMapping matrix, String key) {
    return matrix.get(key).isEmpty()
        || matrix.items(key).size() == mappings(matrix, key).size()
            && matrix.get(key).flatMap(YamlNode::sequence).isPresent();
  }

  private static List<YamlMapping> mappings(YamlMapping matrix, String key) {
    return matrix.items(key).stream().flatMap(item -> item.mapping().stream()).toList();
  }

  /** Gives the axis of a name, which is compared without case. */
  public Optional<Axis> axis(String name) {
    return axes.stream().filter(axis -> axis.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Gives the values that the entries of {@code include} have for a name. */
  public List<YamlNode> included(String name) {
    return include.stream()
        .flatMap(entry -> entry.entries().stream())
        .filter(entry -> entry.name().equalsIgnoreCase(name))
        .map(entry -> entry.value().content())
        .toList();
  }

  /**
   * Gives a number of runs that the axes make for certain: all combinations, less at most those
   * that entries of {@code exclude} take away; an axis whose values are not known counts as one
   * value. 1 to {@link Integer#MAX_VALUE}; 1 where the matrix is too large.
   */
  public int leastCombinations() {
    if (isTooLarge()) {
      return 1;
    }
    int all = product(Axis::size);
    long excluded = 0;
    for (YamlMapping entry : exclude) {
      excluded += product(axis -> matching(entry, axis));
    }
    return (int) Math.max(1, all - excluded);
  }

  /** Tells whether its entries and values are more than are worth comparing with each other. */
  public boolean isTooLarge() {
    long values = include.size() + axes.stream().mapToLong(Axis::size).sum();
    return values * (include.size() + exclude.size()) > MAX_COMPARED;
  }

  private int product(ToIntFunction<Axis> count) {
    long product = 1;
    for (Axis axis : axes) {
      product = Math.min(Integer.MAX_VALUE, product * count.applyAsInt(axis));
    }
    return (int) product;
  }

  private static int matching(YamlMapping entry, Axis axis) {
    Optional<YamlNode> wanted = entry.get(axis.name());
    if (wanted.isEmpty() || axis.values().isEmpty()) {
      return axis.size();
    }
    return (int)
        axis.nodes().stream().filter(value -> MatrixValue.matches(wanted.get(), value)).count();
  }
}
