package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import java.util.List;

/** Finds jobs that may run for ever. Rationale and examples: rules/kubernetes/unbounded-job.md. */
public final class UnboundedJob implements WorkloadRule {
  private static final String FIELD = "activeDeadlineSeconds";

  @Override
  public void check(Workload workload, FindingSink sink) {
    KubernetesObject object = workload.object();
    List<String> spec =
        switch (object.kind()) {
          case "Job" -> List.of("spec");
          case "CronJob" -> List.of("spec", "jobTemplate", "spec");
          default -> List.of();
        };
    if (spec.isEmpty() || !object.isIn("batch") || workload.isGenerated()) {
      return;
    }
    String[] path = spec.toArray(new String[spec.size() + 1]);
    path[spec.size()] = FIELD;
    if (object.root().get(path).isEmpty()
        && !workload.isFieldPatched(path)
        && object.pods().stream().map(PodSpec::root).noneMatch(p -> p.get(FIELD).isPresent())
        && !workload.isPodPatched(FIELD)) {
      sink.report(
          object.place(),
          "%s has no %s, so a run that hangs never ends".formatted(object.title(), FIELD));
    }
  }
}
