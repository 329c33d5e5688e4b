package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.Placeholder;
import dev.lintel.model.workflow.Schedule;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Excerpt;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlScalar;
import java.time.ZoneId;
import java.util.Set;

/**
 * Finds time zones that do not exist. Rationale and examples: rules/workflow/unknown-timezone.md.
 */
public final class UnknownTimezone implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Schedule schedule : Schedule.all(workflow)) {
      schedule
          .timezone()
          .filter(zone -> !Placeholder.isIn(zone.value()))
          .ifPresent(zone -> check(zone, sink));
    }
  }

  private static void check(YamlScalar zone, FindingSink sink) {
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (!known.contains(zone.value())) {
      String nearest =
          Spelling.nearest(zone.value(), known)
              .map("; did you mean '%s'?"::formatted)
              .orElse(", as 'Europe/Paris' is one");
      sink.report(
          zone.text().all(),
          "'%s' is no time zone of the IANA database%s"
              .formatted(Excerpt.of(zone.text().all()), nearest));
    }
  }
}
