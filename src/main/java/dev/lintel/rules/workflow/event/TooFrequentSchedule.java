package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.Cron;
import dev.lintel.model.workflow.CronParser;
import dev.lintel.model.workflow.Schedule;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;

/**
 * Finds schedules that ask for more runs than GitHub starts. Rationale and examples:
 * rules/workflow/too-frequent-schedule.md.
 */
public final class TooFrequentSchedule implements WorkflowRule {
  /** Source: docs.github.com, events that trigger workflows, schedule, read 2026-11-27. */
  private static final int LEAST_MINUTES = 5;

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Schedule schedule : Schedule.all(workflow)) {
      Cron cron = CronParser.parse(schedule.expression().text());
      if (cron.isValid() && cron.shortestInterval() < LEAST_MINUTES) {
        sink.report(
            schedule.expression().text().all(),
            "the schedule asks for runs %d minute%s apart, and GitHub starts one every %d minutes at most"
                .formatted(
                    cron.shortestInterval(),
                    cron.shortestInterval() == 1 ? "" : "s",
                    LEAST_MINUTES));
      }
    }
  }
}
