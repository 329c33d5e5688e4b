package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Matrix;
import dev.lintel.model.workflow.MatrixValue;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds entries of {@code include} that add nothing. Rationale and examples:
 * rules/workflow/idle-include.md.
 */
public final class IdleInclude implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    Matrix.comparable(workflow).forEach(matrix -> check(matrix, sink));
  }

  private static void check(Matrix matrix, FindingSink sink) {
    Map<String, Span> first = new HashMap<>();
    for (YamlMapping entry : matrix.include()) {
      Span earlier =
          MatrixValue.identity(entry)
              .map(identity -> first.putIfAbsent(identity, entry.span()))
              .orElse(null);
      if (earlier != null) {
        sink.report(entry.span(), "this entry is in 'include' twice")
            .related(earlier, "the first one");
      } else if (isThereAnyway(matrix, entry)) {
        sink.report(
            entry.span(),
            "the combinations of the matrix hold these values already, so this entry of 'include'"
                + " adds nothing");
      }
    }
  }

  /** Where combinations are left out, an entry may bring one back. */
  private static boolean isThereAnyway(Matrix matrix, YamlMapping entry) {
    return matrix.isComplete()
        && matrix.exclude().isEmpty()
        && !entry.entries().isEmpty()
        && entry.entries().stream().allMatch(value -> isThereAnyway(matrix, value));
  }

  private static boolean isThereAnyway(Matrix matrix, YamlEntry value) {
    return matrix
        .axis(value.name())
        .filter(axis ->
            MatrixValue.identity(value.value())
                .filter(wanted ->
                    axis.nodes().stream()
                        .anyMatch(
                            has -> MatrixValue.identity(has).filter(wanted::equals).isPresent()))
                .isPresent())
        .isPresent();
  }
}
