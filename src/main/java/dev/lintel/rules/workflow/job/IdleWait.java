package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlType;

/**
 * Finds steps that wait for all others and say that they do not. Rationale and examples:
 * rules/workflow/idle-wait.md.
 */
public final class IdleWait implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      for (Step step : job.steps()) {
        step.root()
            .get("wait-all")
            .flatMap(YamlNode::scalar)
            .filter(value -> value.type() == YamlType.BOOLEAN && !value.isTrue())
            .ifPresent(value ->
                sink.report(
                    value.span(), "'wait-all' takes no value; without the step nothing waits"));
      }
    }
  }
}
