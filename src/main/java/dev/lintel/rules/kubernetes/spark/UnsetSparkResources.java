package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.SparkPod;
import dev.lintel.model.kubernetes.SparkRole;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds drivers and executors that leave their size to Spark. Rationale and examples:
 * rules/kubernetes/unset-spark-resources.md.
 */
public final class UnsetSparkResources implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    SparkApplication.of(workload.object())
        .filter(application -> application.spec().get("sparkConfigMap").isEmpty())
        .ifPresent(application -> check(application, workload, sink));
  }

  private static void check(SparkApplication application, Workload workload, FindingSink sink) {
    Occurrences gaps = new Occurrences();
    for (SparkRole role : SparkRole.values()) {
      SparkPod pod = SparkPod.of(application, role);
      List<String> missing = new ArrayList<>();
      if (pod.cpuRequest().isEmpty() && !isPatched(workload, role, "cores", "coreRequest")) {
        missing.add("cores");
      }
      if (pod.heapPlace().isEmpty() && !isPatched(workload, role, "memory")) {
        missing.add("memory");
      }
      if (!missing.isEmpty()) {
        gaps.add(
            place(application, role),
            "the %s of %s has no %s, so that Spark takes 1 core and 1g"
                .formatted(
                    role.key(), application.object().title(), String.join(" and no ", missing)));
      }
    }
    gaps.report(sink);
  }

  private static boolean isPatched(Workload workload, SparkRole role, String... fields) {
    for (KubernetesObject patch : workload.patches()) {
      for (String field : fields) {
        boolean isSet = SparkApplication.of(patch).flatMap(a -> a.field(role, field)).isPresent();
        if (isSet) {
          return true;
        }
      }
    }
    return false;
  }

  private static Span place(SparkApplication application, SparkRole role) {
    return application
        .spec()
        .find(role.key())
        .map(YamlEntry::key)
        .map(YamlNode::span)
        .orElseGet(application.object()::place);
  }
}
