package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;

/**
 * Finds CronJobs that start however late it is. Rationale and examples:
 * rules/kubernetes/missing-starting-deadline.md.
 */
public final class MissingStartingDeadline implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    KubernetesObject object = workload.object();
    if (CronJobs.isCronJob(object)
        && object.root().get("spec", "startingDeadlineSeconds").isEmpty()
        && !workload.isFieldPatched("spec", "startingDeadlineSeconds")) {
      sink.report(
          object.place(),
          "%s has no startingDeadlineSeconds, so a run that was missed starts however late"
              .formatted(object.title()));
    }
  }
}
