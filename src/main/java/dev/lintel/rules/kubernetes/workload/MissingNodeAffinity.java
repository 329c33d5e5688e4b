package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import java.util.List;

/**
 * Finds pods that take any node. Rationale and examples: rules/kubernetes/missing-node-affinity.md.
 */
public final class MissingNodeAffinity implements WorkloadRule {
  /** What ties a pod to some nodes. */
  private static final List<String[]> TIES =
      List.of(
          new String[] {"affinity", "nodeAffinity"},
          new String[] {"nodeSelector"},
          new String[] {"nodeName"});

  @Override
  public void check(Workload workload, FindingSink sink) {
    KubernetesObject object = workload.object();
    boolean isTied =
        TIES.stream()
            .anyMatch(path ->
                object.pods().stream().map(PodSpec::root).anyMatch(pod -> pod.get(path).isPresent())
                    || workload.isPodPatched(path));
    if (!isTied && !workload.isGenerated() && !object.kind().equals("DaemonSet")) {
      sink.report(object.place(), "the pods of %s take any node".formatted(object.title()));
    }
  }
}
