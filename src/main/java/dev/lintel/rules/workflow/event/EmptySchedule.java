package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.Optional;

/** Finds schedules without times. Rationale and examples: rules/workflow/empty-schedule.md. */
public final class EmptySchedule implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    workflow
        .trigger("schedule")
        .map(Trigger::span)
        .filter(_ -> isEmpty(workflow.root().get("on", "schedule")))
        .ifPresent(place ->
            sink.report(
                place,
                "'schedule' has no times, so that it starts nothing; list them with 'cron'"));
  }

  private static boolean isEmpty(Optional<YamlNode> times) {
    return times.isEmpty()
        || times.get().isNull()
        || times.get().sequence().filter(list -> list.items().isEmpty()).isPresent();
  }
}
