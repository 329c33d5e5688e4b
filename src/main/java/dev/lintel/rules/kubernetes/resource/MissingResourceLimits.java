package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.WorkloadRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds workloads that do not say what they need. Rationale and examples:
 * rules/kubernetes/missing-resource-limits.md.
 */
public final class MissingResourceLimits implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    if (workload.isGenerated()) {
      return;
    }
    Occurrences gaps = new Occurrences();
    workload.object().pods().forEach(pod -> addGaps(pod, workload, gaps));
    gaps.report(
        sink,
        "%d containers of %s lack requests or limits"
            .formatted(gaps.count(), workload.object().title()));
  }

  /** Init containers end before the pod counts, and resources of the whole pod stand for all. */
  private static void addGaps(PodSpec pod, Workload workload, Occurrences gaps) {
    if (pod.root().mapping("resources").isPresent()) {
      return;
    }
    for (Container container : pod.containers()) {
      List<String> missing = missing(container);
      if (container.role() == Container.Role.MAIN
          && !missing.isEmpty()
          && !workload.isPatched(container, "resources")) {
        gaps.add(
            container.place(),
            "container '%s' has no %s".formatted(container.name(), String.join(", no ", missing)));
      }
    }
  }

  /** A limit without a request is the request too; a cpu limit is nobody's need. */
  private static List<String> missing(Container container) {
    List<String> missing = new ArrayList<>();
    for (String resource : List.of("cpu", "memory")) {
      if (container.request(resource).isEmpty() && container.limit(resource).isEmpty()) {
        missing.add(resource + " request");
      }
    }
    if (container.limit("memory").isEmpty()) {
      missing.add("memory limit");
    }
    return missing;
  }
}
