package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.Cron;
import dev.lintel.model.workflow.CronParser;
import dev.lintel.model.workflow.Schedule;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Excerpt;

/**
 * Finds schedules of days that do not exist. Rationale and examples:
 * rules/workflow/impossible-schedule.md.
 */
public final class ImpossibleSchedule implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Schedule schedule : Schedule.all(workflow)) {
      Cron cron = CronParser.parse(schedule.expression().text());
      if (cron.isValid() && cron.neverComes()) {
        sink.report(
            schedule.expression().text().all(),
            "no month that '%s' names has a day that it names, so it never starts the workflow"
                .formatted(Excerpt.of(schedule.expression().text().all())));
      }
    }
  }
}
