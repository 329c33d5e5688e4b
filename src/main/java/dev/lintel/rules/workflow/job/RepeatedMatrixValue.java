package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Matrix;
import dev.lintel.model.workflow.MatrixValue;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds values that an axis has twice. Rationale and examples:
 * rules/workflow/repeated-matrix-value.md.
 */
public final class RepeatedMatrixValue implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      Matrix.of(job).map(Matrix::axes).orElse(List.of()).forEach(axis -> check(axis, sink));
    }
  }

  private static void check(Matrix.Axis axis, FindingSink sink) {
    Map<String, Span> first = new HashMap<>();
    for (YamlNode value : axis.values().map(list -> list.items()).orElse(List.of())) {
      MatrixValue.identity(value)
          .map(identity -> first.putIfAbsent(identity, value.span()))
          .ifPresent(earlier ->
              sink.report(
                      value.span(),
                      "%s is in '%s' twice, so each run with it is made twice"
                          .formatted(MatrixValue.shown(value), axis.name()))
                  .related(earlier, "the first one"));
    }
  }
}
