package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import java.util.Set;

/**
 * Finds Jobs that nobody takes away when they are done. Rationale and examples:
 * rules/kubernetes/lingering-job.md.
 */
public final class LingeringJob implements WorkloadRule {
  /** What tools take away themselves, at the next run at the latest. */
  private static final Set<String> HOOKS = Set.of("helm.sh/hook", "argocd.argoproj.io/hook");

  @Override
  public void check(Workload workload, FindingSink sink) {
    KubernetesObject object = workload.object();
    if (object.kind().equals("Job")
        && object.isIn("batch")
        && !workload.isGenerated()
        && object.annotations().keySet().stream().noneMatch(HOOKS::contains)
        && object.root().get("spec", "ttlSecondsAfterFinished").isEmpty()
        && !workload.isFieldPatched("spec", "ttlSecondsAfterFinished")) {
      sink.report(
          object.place(),
          "%s has no ttlSecondsAfterFinished, so it and its pods stay when it is done"
              .formatted(object.title()));
    }
  }
}
