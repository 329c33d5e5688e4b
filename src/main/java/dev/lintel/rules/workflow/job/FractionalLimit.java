package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;

/**
 * Finds limits with a fraction where only whole numbers count. Rationale and examples:
 * rules/workflow/fractional-limit.md.
 */
public final class FractionalLimit implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      job.strategy().ifPresent(strategy -> check(strategy, "max-parallel", sink));
      job.steps().forEach(step -> check(step.root(), "timeout-minutes", sink));
    }
  }

  private static void check(YamlMapping holder, String key, FindingSink sink) {
    Limit.check(holder, key, FractionalLimit::hasFraction, "a whole number", sink);
  }

  private static boolean hasFraction(YamlScalar value) {
    return value.type() == YamlType.FLOAT && !value.value().matches("[-+]?[0-9]*\\.0*");
  }
}
