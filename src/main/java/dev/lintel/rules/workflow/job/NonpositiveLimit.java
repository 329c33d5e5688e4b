package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;

/** Finds limits that leave no room. Rationale and examples: rules/workflow/nonpositive-limit.md. */
public final class NonpositiveLimit implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      check(job.root(), "timeout-minutes", sink);
      job.strategy().ifPresent(strategy -> check(strategy, "max-parallel", sink));
      job.steps().forEach(step -> check(step.root(), "timeout-minutes", sink));
    }
  }

  private static void check(YamlMapping holder, String key, FindingSink sink) {
    Limit.check(holder, key, NonpositiveLimit::isNonpositive, "above 0", sink);
  }

  private static boolean isNonpositive(YamlScalar value) {
    boolean isNumber = value.type() == YamlType.INTEGER || value.type() == YamlType.FLOAT;
    return isNumber && (value.value().startsWith("-") || value.value().matches("[+0.]+"));
  }
}
