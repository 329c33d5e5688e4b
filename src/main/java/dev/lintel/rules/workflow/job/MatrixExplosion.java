package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Matrix;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;

/**
 * Finds matrices of more runs than GitHub makes. Rationale and examples:
 * rules/workflow/matrix-explosion.md.
 */
public final class MatrixExplosion implements WorkflowRule {
  /** Source: docs.github.com, Actions limits, job matrix, read 2026-11-27. */
  private static final int MOST = 256;

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      Matrix.of(job).ifPresent(matrix -> check(job, matrix, sink));
    }
  }

  private static void check(Job job, Matrix matrix, FindingSink sink) {
    int runs = matrix.axes().isEmpty() ? matrix.include().size() : matrix.leastCombinations();
    if (runs > MOST) {
      job.strategy()
          .flatMap(strategy -> strategy.find("matrix"))
          .map(YamlEntry::key)
          .ifPresent(key ->
              sink.report(
                  key.span(),
                  "the matrix makes %s runs of job '%s', and GitHub makes %d at most"
                      .formatted(
                          runs == Integer.MAX_VALUE ? "billions of" : Integer.toString(runs),
                          job.id(),
                          MOST)));
    }
  }
}
