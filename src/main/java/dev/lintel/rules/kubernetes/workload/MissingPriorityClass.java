package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;

/**
 * Finds pods that give way to all others. Rationale and examples:
 * rules/kubernetes/missing-priority-class.md.
 */
public final class MissingPriorityClass implements WorkloadRule {
  private static final String FIELD = "priorityClassName";

  @Override
  public void check(Workload workload, FindingSink sink) {
    KubernetesObject object = workload.object();
    if (!workload.isGenerated()
        && object.pods().stream().map(PodSpec::root).noneMatch(p -> p.get(FIELD).isPresent())
        && !workload.isPodPatched(FIELD)) {
      sink.report(
          object.place(), "the pods of %s have no priority class".formatted(object.title()));
    }
  }
}
