package dev.lintel.model.workflow.flow;

import dev.lintel.model.workflow.Job;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An expression of a workflow or an action that GitHub evaluates.
 *
 * @param scalar the whole text that it stands in
 * @param island with its braces, where it has any
 * @param isCondition whether it decides if a job or step runs
 * @param job the job around it
 */
public record PlacedExpression(
    YamlScalar scalar,
    Interpolation.Island island,
    Expression tree,
    boolean isCondition,
    Optional<Job> job) {
  /** The top-level keys that hold expressions, jobs aside; elsewhere braces are plain text. */
  private static final List<String> EVALUATED =
      List.of("run-name", "env", "concurrency", "defaults", "runs", "outputs");

  /** What stands beside an {@code if:} that GitHub evaluates. */
  private static final List<String> CONDITIONAL = List.of("run", "uses", "steps", "runs-on");

  /**
   * Gives the expressions that can be read, in the order of the text of each job.
   *
   * @param mayMatter tells of a whole text, in lower case, whether its expressions are wanted;
   *     others are not parsed
   */
  public static List<PlacedExpression> in(Definition definition, Predicate<String> mayMatter) {
    Walk walk = new Walk(mayMatter, new ArrayList<>());
    for (String key : EVALUATED) {
      definition.root().find(key).ifPresent(e -> walk.node(e.value(), Optional.empty()));
    }
    definition
        .root()
        .get("on", "workflow_call", "outputs")
        .ifPresent(outputs -> walk.node(outputs, Optional.empty()));
    for (Job job : definition.jobs()) {
      walk.node(job.root(), Optional.of(job));
    }
    return walk.found();
  }

  /** Collects expressions below nodes; what an alias stands for is met where it is written. */
  private record Walk(Predicate<String> mayMatter, List<PlacedExpression> found) {
    void node(YamlNode node, Optional<Job> job) {
      switch (node) {
        case YamlMapping mapping -> {
          for (YamlEntry entry : mapping.entries()) {
            entry(mapping, entry, job);
          }
        }
        case YamlSequence sequence -> sequence.items().forEach(item -> node(item, job));
        case YamlScalar scalar when scalar.value().contains("${{") -> scalar(scalar, false, job);
        case YamlAlias _, YamlScalar _ -> {}
      }
    }

    private void entry(YamlMapping mapping, YamlEntry entry, Optional<Job> job) {
      boolean isCondition =
          entry.name().equals("if")
              && CONDITIONAL.stream().anyMatch(key -> mapping.find(key).isPresent());
      if (isCondition && entry.value() instanceof YamlScalar scalar) {
        if (scalar.type() == YamlType.STRING && !scalar.value().isBlank()) {
          scalar(scalar, true, job);
        }
      } else {
        node(entry.value(), job);
      }
    }

    private void scalar(YamlScalar scalar, boolean isCondition, Optional<Job> job) {
      if (!mayMatter.test(scalar.value().toLowerCase(Locale.ROOT))) {
        return;
      }
      Interpolation parsed =
          isCondition ? Interpolation.ofCondition(scalar.text()) : Interpolation.of(scalar.text());
      for (Interpolation.Island island : parsed.islands()) {
        island
            .expression()
            .tree()
            .ifPresent(
                tree -> found.add(new PlacedExpression(scalar, island, tree, isCondition, job)));
      }
    }
  }
}
