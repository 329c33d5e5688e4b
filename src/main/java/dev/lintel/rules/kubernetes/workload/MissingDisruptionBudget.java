package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds workloads of several pods that a drain may take at once. Rationale and examples:
 * rules/kubernetes/missing-disruption-budget.md.
 */
public final class MissingDisruptionBudget implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    List<Autoscaler> autoscalers = Autoscaler.in(project.objects());
    List<KubernetesObject> budgets =
        project.objects().stream().filter(DisruptionBudgets::isBudget).toList();
    for (Workload workload : project.workloads()) {
      KubernetesObject object = workload.object();
      OptionalLong pods = Replicas.least(object, autoscalers);
      if (pods.isPresent()
          && pods.getAsLong() > 1
          && !workload.isGenerated()
          && budgets.stream().noneMatch(b -> DisruptionBudgets.selects(b, object))) {
        sink.report(
            object.place(),
            "no PodDisruptionBudget of the project selects the %d pods of %s"
                .formatted(pods.getAsLong(), object.title()));
      }
    }
  }
}
