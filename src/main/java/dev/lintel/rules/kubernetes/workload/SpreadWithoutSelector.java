package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;

/**
 * Finds constraints that spread no pods. Rationale and examples:
 * rules/kubernetes/spread-without-selector.md.
 */
public final class SpreadWithoutSelector implements WorkloadRule {
  private static final String FIELD = "topologySpreadConstraints";

  @Override
  public void check(Workload workload, FindingSink sink) {
    if (workload.isPodPatched(FIELD) || workload.isGenerated()) {
      return;
    }
    Occurrences idle = new Occurrences();
    for (PodSpec pod : workload.object().pods()) {
      for (YamlNode item : pod.root().items(FIELD)) {
        item.mapping()
            .filter(constraint -> constraint.get("labelSelector").isEmpty())
            .ifPresent(constraint -> add(workload, constraint, idle));
      }
    }
    idle.report(sink);
  }

  private static void add(Workload workload, YamlMapping constraint, Occurrences idle) {
    idle.add(
        constraint.get("topologyKey").map(YamlNode::span).orElseGet(constraint::span),
        "without a labelSelector this counts no pod, so it does not spread those of %s"
            .formatted(workload.object().title()));
  }
}
