package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds metrics that are switched on and never exposed. Rationale and examples:
 * rules/kubernetes/unscraped-spark-metrics.md.
 */
public final class UnscrapedSparkMetrics implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    Optional<YamlMapping> monitoring =
        monitoring(workload.object())
            .filter(m -> m.find("prometheus").isEmpty())
            .filter(m -> workload.patches().stream().noneMatch(p -> monitoring(p).isPresent()));
    if (monitoring.isEmpty()) {
      return;
    }
    for (String flag : List.of("exposeDriverMetrics", "exposeExecutorMetrics")) {
      Optional<YamlEntry> entry = monitoring.get().find(flag).filter(e -> isTrue(e));
      if (entry.isPresent()) {
        sink.report(
            entry.get().key().span(),
            "%s exposes nothing without monitoring.prometheus".formatted(flag));
        return;
      }
    }
  }

  private static Optional<YamlMapping> monitoring(KubernetesObject object) {
    return SparkApplication.of(object)
        .filter(SparkApplication::isKubeflow)
        .flatMap(application -> application.spec().mapping("monitoring"));
  }

  private static boolean isTrue(YamlEntry entry) {
    return Optional.of(entry.value())
        .flatMap(YamlNode::scalar)
        .filter(YamlScalar::isTrue)
        .isPresent();
  }
}
