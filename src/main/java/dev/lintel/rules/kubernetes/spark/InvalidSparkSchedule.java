package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.CronSchedule;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds schedules of Spark applications that the operator cannot follow. Rationale and examples:
 * rules/kubernetes/invalid-spark-schedule.md.
 */
public final class InvalidSparkSchedule implements KubernetesRule {
  private static final List<String> POLICIES = List.of("Allow", "Forbid", "Replace");

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (!object.kind().equals("ScheduledSparkApplication")
        || !object.isIn("sparkoperator.k8s.io")) {
      return;
    }
    text(object, "schedule").ifPresent(schedule -> checkSchedule(schedule, sink));
    text(object, "concurrencyPolicy")
        .filter(policy -> !POLICIES.contains(policy.value()))
        .ifPresent(policy ->
            sink.report(
                policy.span(),
                "the operator knows no concurrency policy '%s'%s"
                    .formatted(policy.value(), Spelling.hint(policy.value(), POLICIES))));
  }

  private static Optional<YamlScalar> text(KubernetesObject object, String field) {
    return object
        .root()
        .get("spec", field)
        .flatMap(YamlNode::scalar)
        .filter(scalar -> !scalar.isNull() && !SparkTexts.isOpen(scalar));
  }

  private static void checkSchedule(YamlScalar schedule, FindingSink sink) {
    switch (CronSchedule.parse(schedule.value())) {
      case CronSchedule.Invalid(String reason) ->
          sink.report(schedule.span(), "the schedule '%s' %s".formatted(schedule.value(), reason));
      case CronSchedule.Calendar calendar -> {
        if (!calendar.isPossible()) {
          sink.report(
              schedule.span(), "the schedule '%s' names no day".formatted(schedule.value()));
        }
      }
      case CronSchedule.Interval _ -> {}
    }
  }
}
