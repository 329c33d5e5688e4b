package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Matrix;
import dev.lintel.model.workflow.MatrixValue;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;

/**
 * Finds entries of {@code exclude} about what {@code include} adds later. Rationale and examples:
 * rules/workflow/excluded-include.md.
 */
public final class ExcludedInclude implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    Matrix.comparable(workflow).forEach(matrix -> check(matrix, sink));
  }

  private static void check(Matrix matrix, FindingSink sink) {
    for (YamlMapping exclusion : matrix.exclude()) {
      for (YamlEntry wanted : exclusion.entries()) {
        if (matrix.axis(wanted.name()).isEmpty() && isIncluded(matrix, wanted)) {
          sink.report(
              wanted.key().span(),
              "'%s' comes with 'include' alone, which is applied after 'exclude', so this entry leaves nothing out"
                  .formatted(wanted.name()));
        }
      }
    }
  }

  private static boolean isIncluded(Matrix matrix, YamlEntry wanted) {
    return matrix.included(wanted.name()).stream()
        .anyMatch(value -> MatrixValue.matches(wanted.value(), value));
  }
}
