package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.Schedule;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlScalar;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Finds time zones that are the one a schedule has anyway. Rationale and examples:
 * rules/workflow/idle-timezone.md.
 */
public final class IdleTimezone implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Schedule schedule : Schedule.all(workflow)) {
      schedule
          .timezone()
          .filter(IdleTimezone::isUtc)
          .ifPresent(zone ->
              sink.report(
                  zone.text().all(),
                  "a schedule without 'timezone' is in UTC, which '%s' is"
                      .formatted(zone.value())));
    }
  }

  private static boolean isUtc(YamlScalar zone) {
    return ZoneId.getAvailableZoneIds().contains(zone.value())
        && ZoneId.of(zone.value()).getRules().equals(ZoneOffset.UTC.getRules());
  }
}
