package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.CronParser;
import dev.lintel.model.workflow.Schedule;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.SyntaxProblem;

/** Finds schedules that GitHub refuses. Rationale and examples: rules/workflow/invalid-cron.md. */
public final class InvalidCron implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Schedule schedule : Schedule.all(workflow)) {
      if (!schedule.isPlaceholder()) {
        for (SyntaxProblem problem : CronParser.parse(schedule.expression().text()).problems()) {
          sink.report(problem.span(), problem.message());
        }
      }
    }
  }
}
