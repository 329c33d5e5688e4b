package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.CronSchedule;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Finds schedules for days that never come. Rationale and examples:
 * rules/kubernetes/impossible-schedule.md.
 */
public final class ImpossibleSchedule implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    CronJobs.schedule(object)
        .ifPresent(schedule -> {
          if (CronJobs.read(schedule) instanceof CronSchedule.Calendar days && !days.isPossible()) {
            sink.report(
                schedule.span(),
                "no month of the schedule '%s' has such a day, so the job never runs"
                    .formatted(schedule.value()));
          }
        });
  }
}
