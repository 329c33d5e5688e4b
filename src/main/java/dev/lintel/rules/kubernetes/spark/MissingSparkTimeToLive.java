package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;

/**
 * Finds applications that stay for ever when they have ended. Rationale and examples:
 * rules/kubernetes/missing-spark-time-to-live.md.
 */
public final class MissingSparkTimeToLive implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    boolean isMissing =
        SparkApplication.of(workload.object())
                .filter(application -> application.isKubeflow() && !application.isScheduled())
                .filter(application -> !isEndless(application))
                .isPresent()
            && !says(workload.object())
            && workload.patches().stream().noneMatch(patch -> says(patch));
    if (isMissing) {
      sink.report(
          workload.object().place(),
          "%s and its driver's pod stay when it has ended; write timeToLiveSeconds"
              .formatted(workload.object().title()));
    }
  }

  private static boolean isEndless(SparkApplication application) {
    return application.spec().text("restartPolicy", "type").filter("Always"::equals).isPresent();
  }

  private static boolean says(KubernetesObject object) {
    return object.root().get("spec", "timeToLiveSeconds").isPresent();
  }
}
