package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.CronSchedule;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlScalar;
import java.time.ZoneId;
import java.util.Set;

/**
 * Finds schedules and time zones that the API server refuses. Reads the project for the version of
 * Kubernetes. Rationale and examples: rules/kubernetes/invalid-schedule.md.
 */
public final class InvalidSchedule implements ProjectRule {
  /** The minor of Kubernetes 1 since which no zone may stand in a schedule. */
  private static final int WITHOUT_ZONES = 29;

  /** Zones of the IANA that Java knows under other names. */
  private static final Set<String> OTHER_ZONES = Set.of("EST", "MST", "HST", "ROC", "Factory");

  @Override
  public void check(Project project, FindingSink sink) {
    boolean takesZones = project.schemaChecks().versions().newest() < WITHOUT_ZONES;
    for (KubernetesObject object : project.objects()) {
      CronJobs.schedule(object).ifPresent(schedule -> check(schedule, takesZones, sink));
      if (CronJobs.isCronJob(object)) {
        CronJobs.text(object, "spec", "timeZone").ifPresent(zone -> checkZone(zone, sink));
      }
    }
  }

  private static void check(YamlScalar schedule, boolean takesZones, FindingSink sink) {
    if (!takesZones && CronSchedule.zone(schedule.value()).isPresent()) {
      sink.report(
          schedule.span(),
          "the schedule '%s' names a zone, which Kubernetes refuses since 1.%d; write it as timeZone"
              .formatted(schedule.value(), WITHOUT_ZONES));
    } else if (CronJobs.read(schedule) instanceof CronSchedule.Invalid(String reason)) {
      sink.report(schedule.span(), "the schedule '%s' %s".formatted(schedule.value(), reason));
    }
  }

  private static void checkZone(YamlScalar zone, FindingSink sink) {
    String name = zone.value();
    if (zone.isNull() || OTHER_ZONES.contains(name)) {
      return;
    }
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (!known.contains(name)) {
      sink.report(
          zone.span(),
          "'%s' is no time zone%s"
              .formatted(
                  name,
                  Spelling.nearest(name, known).map("; did you mean '%s'?"::formatted).orElse("")));
    }
  }
}
