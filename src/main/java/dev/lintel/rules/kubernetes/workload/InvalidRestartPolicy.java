package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;
import java.util.Set;

/**
 * Finds pods that are started again though their kind does not do so, or the other way round.
 * Rationale and examples: rules/kubernetes/invalid-restart-policy.md.
 */
public final class InvalidRestartPolicy implements WorkloadRule {
  private static final Set<String> VALUES = Set.of("Always", "OnFailure", "Never");

  @Override
  public void check(Workload workload, FindingSink sink) {
    KubernetesObject object = workload.object();
    boolean isJob =
        (object.kind().equals("Job") || object.kind().equals("CronJob")) && object.isIn("batch");
    boolean isLasting =
        switch (object.kind()) {
          case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" -> object.isIn("apps");
          case "ReplicationController" -> object.isIn("");
          default -> false;
        };
    if ((isJob || isLasting) && !workload.isPodPatched("restartPolicy")) {
      object.pods().forEach(pod -> check(object, pod, isJob, sink));
    }
  }

  private static void check(KubernetesObject object, PodSpec pod, boolean isJob, FindingSink sink) {
    Optional<YamlScalar> policy =
        pod.root().get("restartPolicy").flatMap(YamlNode::scalar).filter(s -> !s.isNull());
    String value = policy.map(YamlScalar::value).orElse("Always");
    if (!VALUES.contains(value) || value.equals("Always") != isJob) {
      return;
    }
    Span place = policy.map(YamlScalar::span).orElseGet(object::place);
    sink.report(
        place,
        isJob
            ? "the pods of a %s end, so its restartPolicy is 'OnFailure' or 'Never', %s"
                .formatted(object.kind(), policy.isEmpty() ? "and must be written" : "not 'Always'")
            : "the pods of a %s go on, so its restartPolicy is 'Always', not '%s'"
                .formatted(object.kind(), value));
  }
}
