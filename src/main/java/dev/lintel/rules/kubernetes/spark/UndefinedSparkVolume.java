package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.SparkRole;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds mounts of volumes that a Spark application does not define. Rationale and examples:
 * rules/kubernetes/undefined-spark-volume.md.
 */
public final class UndefinedSparkVolume implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    Optional<SparkApplication> application =
        SparkApplication.of(workload.object()).filter(SparkApplication::isKubeflow);
    if (application.isEmpty() || workload.patches().stream().anyMatch(p -> hasVolumes(p))) {
      return;
    }
    Set<String> known = new HashSet<>();
    for (YamlNode item : application.get().spec().items("volumes")) {
      Optional<String> name = item.mapping().flatMap(volume -> volume.text("name"));
      if (name.isEmpty()) {
        return;
      }
      known.add(name.get());
    }
    for (SparkRole role : SparkRole.values()) {
      if (!hasOthers(application.get(), role)) {
        application.get().pod(role).ifPresent(pod -> check(pod, known, sink));
      }
    }
  }

  private static boolean hasVolumes(KubernetesObject patch) {
    return SparkApplication.of(patch)
        .filter(application -> application.spec().find("volumes").isPresent())
        .isPresent();
  }

  /** A template and sparkConf may define volumes as well. */
  private static boolean hasOthers(SparkApplication application, SparkRole role) {
    String prefix = "spark.kubernetes.%s.volumes.".formatted(role.key());
    List<YamlEntry> entries = application.sparkConf().map(YamlMapping::entries).orElse(List.of());
    return application.pod(role).flatMap(pod -> pod.find("template")).isPresent()
        || entries.stream().anyMatch(entry -> entry.name().startsWith(prefix));
  }

  private static void check(YamlMapping pod, Set<String> known, FindingSink sink) {
    for (YamlNode item : pod.items("volumeMounts")) {
      item.mapping()
          .flatMap(mount -> mount.get("name"))
          .flatMap(YamlNode::scalar)
          .filter(name -> !known.contains(name.value()) && !SparkTexts.isOpen(name))
          .ifPresent(name -> report(name, known, sink));
    }
  }

  private static void report(YamlScalar name, Set<String> known, FindingSink sink) {
    sink.report(
        name.span(),
        "spec.volumes has no volume '%s'%s"
            .formatted(
                name.value(), Spelling.hint(name.value(), known.stream().sorted().toList())));
  }
}
