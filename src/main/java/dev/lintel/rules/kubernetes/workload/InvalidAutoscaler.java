package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import java.util.OptionalLong;

/**
 * Finds autoscalers with bounds that no number meets. Rationale and examples:
 * rules/kubernetes/invalid-autoscaler.md.
 */
public final class InvalidAutoscaler implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Autoscaler.of(object).ifPresent(autoscaler -> check(autoscaler, sink));
  }

  private static void check(Autoscaler autoscaler, FindingSink sink) {
    KubernetesObject object = autoscaler.object();
    OptionalLong least = autoscaler.min();
    OptionalLong most = autoscaler.max();
    boolean isHorizontal = object.kind().equals("HorizontalPodAutoscaler");
    if (isHorizontal && most.isPresent() && most.getAsLong() == 0) {
      sink.report(
          object.placeOf("spec", autoscaler.most()),
          "%s is at least 1".formatted(autoscaler.most()));
    } else if (least.isPresent() && most.isPresent() && least.getAsLong() > most.getAsLong()) {
      sink.report(
              object.placeOf("spec", autoscaler.most()),
              "%s is %d, below %s of %d"
                  .formatted(
                      autoscaler.most(), most.getAsLong(), autoscaler.least(), least.getAsLong()))
          .related(object.placeOf("spec", autoscaler.least()), "the least number");
    }
  }
}
