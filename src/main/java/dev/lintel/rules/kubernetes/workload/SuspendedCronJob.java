package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds CronJobs that are switched off. Rationale and examples:
 * rules/kubernetes/suspended-cron-job.md.
 */
public final class SuspendedCronJob implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (CronJobs.isCronJob(object)) {
      CronJobs.text(object, "spec", "suspend")
          .filter(YamlScalar::isTrue)
          .ifPresent(
              scalar -> sink.report(scalar.span(), "%s is suspended".formatted(object.title())));
    }
  }
}
