package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Matrix;
import dev.lintel.model.workflow.MatrixValue;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * Finds entries of {@code exclude} that no combination matches. Rationale and examples:
 * rules/workflow/idle-exclude.md.
 */
public final class IdleExclude implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    Matrix.comparable(workflow).forEach(matrix -> check(matrix, sink));
  }

  private static void check(Matrix matrix, FindingSink sink) {
    for (YamlMapping exclusion : matrix.exclude()) {
      for (YamlEntry wanted : exclusion.entries()) {
        check(matrix, wanted, sink);
      }
    }
  }

  private static void check(Matrix matrix, YamlEntry wanted, FindingSink sink) {
    Optional<Matrix.Axis> axis = matrix.axis(wanted.name());
    if (axis.isPresent()) {
      if (axis.get().values().isPresent()) {
        checkValue(wanted, axis.get().nodes(), sink);
      }
      return;
    }
    List<YamlNode> included = matrix.included(wanted.name());
    if (!included.isEmpty()) {
      checkValue(wanted, included, sink);
    } else if (!MatrixValue.isExpression(wanted.key())) {
      reportKey(matrix, wanted, sink);
    }
  }

  private static void checkValue(YamlEntry wanted, List<YamlNode> values, FindingSink sink) {
    if (values.stream().noneMatch(value -> MatrixValue.matches(wanted.value(), value))) {
      sink.report(
          wanted.value().span(),
          "%s is no value of '%s', so this entry of 'exclude' leaves nothing out"
              .formatted(MatrixValue.shown(wanted.value()), wanted.name()));
    }
  }

  private static void reportKey(Matrix matrix, YamlEntry wanted, FindingSink sink) {
    List<String> names = matrix.axes().stream().map(Matrix.Axis::name).toList();
    sink.report(
        wanted.key().span(),
        "the matrix has no '%s', so this entry of 'exclude' leaves nothing out%s"
            .formatted(wanted.name(), Spelling.hint(wanted.name(), names)));
  }
}
