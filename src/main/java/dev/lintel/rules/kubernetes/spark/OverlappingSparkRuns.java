package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds schedules that start a run while the last one is still at work. Rationale and examples:
 * rules/kubernetes/overlapping-spark-runs.md.
 */
public final class OverlappingSparkRuns implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    boolean isScheduled =
        SparkApplication.of(workload.object()).filter(SparkApplication::isScheduled).isPresent();
    if (!isScheduled || workload.patches().stream().anyMatch(p -> policy(p).isPresent())) {
      return;
    }
    Optional<YamlNode> policy = policy(workload.object());
    boolean isAllowed =
        policy.map(p -> p.scalar().filter(s -> s.value().equals("Allow")).isPresent()).orElse(true);
    if (isAllowed) {
      sink.report(
          policy
              .flatMap(YamlNode::scalar)
              .map(YamlScalar::span)
              .orElseGet(workload.object()::place),
          "a run of %s starts although the last one is still at work; write the concurrencyPolicy Forbid or Replace"
              .formatted(workload.object().title()));
    }
  }

  private static Optional<YamlNode> policy(KubernetesObject object) {
    return object.root().get("spec", "concurrencyPolicy");
  }
}
