package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.IntOrPercent;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Finds CronJobs that are given too little time to start. Rationale and examples:
 * rules/kubernetes/short-starting-deadline.md.
 */
public final class ShortStartingDeadline implements KubernetesRule {
  /** How often the controller looks, in seconds. */
  private static final long CHECKED_SECONDS = 10;

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (!CronJobs.isCronJob(object)) {
      return;
    }
    IntOrPercent.number(object.root(), "spec", "startingDeadlineSeconds")
        .ifPresent(seconds -> {
          if (seconds < CHECKED_SECONDS) {
            sink.report(
                object.placeOf("spec", "startingDeadlineSeconds"),
                "%s must start within %d seconds, and its controller may look only every %d"
                    .formatted(object.title(), seconds, CHECKED_SECONDS));
          }
        });
  }
}
