package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.CronSchedule;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/** Reads CronJobs. */
final class CronJobs {
  private CronJobs() {}

  static boolean isCronJob(KubernetesObject object) {
    return object.kind().equals("CronJob") && object.isIn("batch");
  }

  /** Gives where the schedule of a CronJob is written; empty where a tool puts it in later. */
  static Optional<YamlScalar> schedule(KubernetesObject object) {
    return isCronJob(object)
        ? text(object, "spec", "schedule").filter(scalar -> !scalar.isNull())
        : Optional.empty();
  }

  /** Gives the scalar at a path; empty where a tool puts its value in later. */
  static Optional<YamlScalar> text(KubernetesObject object, String... path) {
    return object
        .root()
        .get(path)
        .flatMap(YamlNode::scalar)
        .filter(scalar -> !Placeholder.isIn(scalar.value()));
  }

  /** Reads a schedule that stands in a scalar. */
  static CronSchedule read(YamlScalar scalar) {
    return CronSchedule.parse(scalar.value());
  }
}
