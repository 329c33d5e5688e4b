package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.IntOrPercent;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.UnitRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds budgets that never let a pod go. Rationale and examples:
 * rules/kubernetes/blocking-disruption-budget.md.
 */
public final class BlockingDisruptionBudget implements UnitRule {
  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    List<Autoscaler> autoscalers = Autoscaler.in(unit.objects());
    for (KubernetesObject object : unit.objects()) {
      if (DisruptionBudgets.isBudget(object)) {
        check(object, unit, autoscalers, sink);
      }
    }
  }

  private static void check(
      KubernetesObject budget,
      DeploymentUnit unit,
      List<Autoscaler> autoscalers,
      FindingSink sink) {
    Optional<IntOrPercent> most = IntOrPercent.at(budget.root(), "spec", "maxUnavailable");
    Optional<IntOrPercent> least = IntOrPercent.at(budget.root(), "spec", "minAvailable");
    if (most.filter(amount -> amount.value() == 0).isPresent()) {
      sink.report(
          budget.placeOf("spec", "maxUnavailable"),
          "%s lets no pod go, so no node that runs one can be drained".formatted(budget.title()));
    } else if (least.filter(a -> a.isPercent() && a.value() >= 100).isPresent()) {
      sink.report(
          budget.placeOf("spec", "minAvailable"),
          "%s keeps every pod, so no node that runs one can be drained".formatted(budget.title()));
    } else if (least.isPresent()) {
      compare(budget, least.get(), DisruptionBudgets.selected(budget, unit), autoscalers, sink);
    }
  }

  private static void compare(
      KubernetesObject budget,
      IntOrPercent least,
      List<KubernetesObject> workloads,
      List<Autoscaler> autoscalers,
      FindingSink sink) {
    long total = 0;
    for (KubernetesObject workload : workloads) {
      OptionalLong pods = Replicas.least(workload, autoscalers);
      if (pods.isEmpty()) {
        return;
      }
      total += pods.getAsLong();
    }
    if (total == 0 || least.of(total) < total) {
      return;
    }
    boolean isScaled = workloads.stream().anyMatch(w -> Replicas.isScaled(w, autoscalers));
    Report report =
        sink.report(
            budget.placeOf("spec", "minAvailable"),
            "%s keeps every pod of %s (%d %s), so no node that runs one can be drained"
                .formatted(
                    budget.title(),
                    workloads.getFirst().title(),
                    total,
                    isScaled ? "when few are needed" : "in all"));
    workloads.forEach(
        workload -> report.related(workload.placeOf("spec", "replicas"), "the number of its pods"));
  }
}
