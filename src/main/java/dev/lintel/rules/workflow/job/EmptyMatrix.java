package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Matrix;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;

/** Finds axes without values. Rationale and examples: rules/workflow/empty-matrix.md. */
public final class EmptyMatrix implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      for (Matrix.Axis axis : Matrix.of(job).stream().flatMap(m -> m.axes().stream()).toList()) {
        axis.values()
            .filter(values -> values.items().isEmpty())
            .ifPresent(values ->
                sink.report(
                    values.span(),
                    "'%s' of the matrix has no value, so job '%s' has no run"
                        .formatted(axis.name(), job.id())));
      }
    }
  }
}
