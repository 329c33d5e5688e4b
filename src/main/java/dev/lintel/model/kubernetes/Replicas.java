package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many pods a workload may have at once.
 *
 * @param most empty where it is not known from the files, as for a DaemonSet
 * @param isElastic whether an autoscaler may run fewer
 */
public record Replicas(OptionalLong most, boolean isElastic) {
  private static Replicas fixed(OptionalLong count) {
    return new Replicas(count, false);
  }

  /**
   * Counts the pods of a workload.
   *
   * @param context where an autoscaler may stand
   */
  static Replicas of(KubernetesObject object, PodContext context) {
    return switch (object.kind()) {
      case "Pod" -> fixed(OptionalLong.of(1));
      case "Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "Rollout" ->
          scaled(object, context);
      case "Job" -> fixed(jobs(object, "spec"));
      case "CronJob" -> fixed(jobs(object, "spec", "jobTemplate", "spec"));
      default -> fixed(OptionalLong.empty());
    };
  }

  private static Replicas scaled(KubernetesObject object, PodContext context) {
    Optional<KubernetesObject> scaler = context.scaler(object);
    if (scaler.isEmpty()) {
      return fixed(count(object.root().get("spec", "replicas"), OptionalLong.of(1)));
    }
    String field = scaler.get().kind().equals("ScaledObject") ? "maxReplicaCount" : "maxReplicas";
    return new Replicas(count(scaler.get().root().get("spec", field), OptionalLong.empty()), true);
  }

  private static OptionalLong jobs(KubernetesObject object, String... spec) {
    return object.root().mapping(spec).stream()
        .map(job -> {
          OptionalLong parallel = count(job.get("parallelism"), OptionalLong.of(1));
          OptionalLong wanted = count(job.get("completions"), parallel);
          return parallel.isPresent() && wanted.isPresent()
              ? OptionalLong.of(Math.min(parallel.getAsLong(), wanted.getAsLong()))
              : parallel;
        })
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  /** Gives the whole number that a node is; what is given where there is no node. */
  static OptionalLong count(Optional<YamlNode> node, OptionalLong missing) {
    if (node.isEmpty() || node.get().isNull()) {
      return missing;
    }
    Optional<YamlScalar> scalar = node.get().scalar();
    return scalar.isPresent() ? count(scalar.get()) : OptionalLong.empty();
  }

  /** Gives the count that a scalar is; empty where it is no number from 0 up, as a placeholder. */
  static OptionalLong count(YamlScalar scalar) {
    boolean isWritten = scalar.type() == YamlType.INTEGER || scalar.type() == YamlType.STRING;
    String value = scalar.value();
    boolean isNumber =
        isWritten
            && !value.isEmpty()
            && value.length() <= 9
            && value.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
  }
}
