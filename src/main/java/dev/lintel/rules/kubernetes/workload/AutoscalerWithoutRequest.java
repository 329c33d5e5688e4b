package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.UnitRule;

/**
 * Finds autoscalers that measure against requests which are not there. Rationale and examples:
 * rules/kubernetes/autoscaler-without-request.md.
 */
public final class AutoscalerWithoutRequest implements UnitRule {
  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    for (Autoscaler autoscaler : Autoscaler.in(unit.objects())) {
      if (unit.objects().stream().noneMatch(o -> givesDefaults(o, autoscaler))) {
        unit.objects().stream()
            .filter(autoscaler::scales)
            .forEach(workload -> check(workload, autoscaler, sink));
      }
    }
  }

  private static boolean givesDefaults(KubernetesObject object, Autoscaler autoscaler) {
    return object.kind().equals("LimitRange") && object.isBeside(autoscaler.object());
  }

  private static void check(KubernetesObject workload, Autoscaler autoscaler, FindingSink sink) {
    for (ScalingMetric metric : ScalingMetric.ofUtilization(autoscaler)) {
      Occurrences lacking = new Occurrences();
      workload.pods().stream()
          .filter(pod -> pod.root().get("resources").isEmpty())
          .forEach(pod -> addLacking(pod, metric, autoscaler, lacking));
      lacking.report(sink).ifPresent(report -> report.related(metric.place(), "the measure"));
    }
  }

  /** A limit is the request too, where there is no other. */
  private static void addLacking(
      PodSpec pod, ScalingMetric metric, Autoscaler autoscaler, Occurrences lacking) {
    for (Container container : pod.containers()) {
      if (container.role() == Container.Role.MAIN
          && metric.container().map(container.name()::equals).orElse(true)
          && container.request(metric.resource()).isEmpty()
          && container.limit(metric.resource()).isEmpty()) {
        lacking.add(
            container.place(),
            "container '%s' requests no %s, so %s cannot tell its use and never scales"
                .formatted(container.name(), metric.resource(), autoscaler.object().title()));
      }
    }
  }
}
