package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.SparkMemory;
import dev.lintel.model.kubernetes.SparkPod;
import dev.lintel.model.kubernetes.SparkRole;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds drivers that may be sent more than they can hold. Rationale and examples:
 * rules/kubernetes/result-size-above-driver-memory.md.
 */
public final class ResultSizeAboveDriverMemory implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Optional<SparkApplication> application = SparkApplication.of(object);
    Optional<YamlScalar> size = application.flatMap(a -> a.conf("spark.driver.maxResultSize"));
    Optional<Quantity> most = size.flatMap(s -> SparkMemory.ofBytes(s.value()));
    if (most.isEmpty()) {
      return;
    }
    SparkPod driver = SparkPod.of(application.get(), SparkRole.DRIVER);
    Optional<Quantity> heap = driver.heap();
    boolean isUnlimited = most.get().equals(Quantity.ZERO);
    if (heap.isPresent() && (isUnlimited || !heap.get().isAbove(most.get()))) {
      Report report =
          sink.report(
              size.get().span(),
              "results of %s may be sent to a driver that has a heap of %s"
                  .formatted(
                      isUnlimited ? "any size" : "'%s'".formatted(size.get().value()),
                      heap.get().text("memory")));
      driver.heapPlace().ifPresent(place -> report.related(place.span(), "the heap"));
    }
  }
}
