package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.CronSchedule;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds CronJobs that start again soon whether or not they are done. Rationale and examples:
 * rules/kubernetes/overlapping-runs.md.
 */
public final class OverlappingRuns implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Optional<YamlScalar> policy = CronJobs.text(object, "spec", "concurrencyPolicy");
    boolean isOpen =
        object.root().get("spec", "concurrencyPolicy").isEmpty()
            || policy.filter(scalar -> scalar.value().equals("Allow")).isPresent();
    if (isOpen) {
      CronJobs.schedule(object).ifPresent(schedule -> check(object, schedule, sink));
    }
  }

  private static void check(KubernetesObject object, YamlScalar schedule, FindingSink sink) {
    long most = Long.parseLong(sink.option("minutes"));
    CronSchedule read = CronJobs.read(schedule);
    Duration gap = read.shortestGap();
    if (!(read instanceof CronSchedule.Invalid) && gap.compareTo(Duration.ofMinutes(most)) <= 0) {
      Optional<YamlNode> policy = object.root().get("spec", "concurrencyPolicy");
      sink.report(
          policy.map(YamlNode::span).orElse(schedule.span()),
          "%s starts again after %s though it may still run"
              .formatted(
                  object.title(), gap.toMinutes() < 2 ? "a minute" : gap.toMinutes() + " minutes"));
    }
  }
}
