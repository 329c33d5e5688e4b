package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Set;

/**
 * Finds mounts of volumes that the pod does not have. Rationale and examples:
 * rules/kubernetes/undefined-volume.md.
 */
public final class UndefinedVolume implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    if (workload.isPodPatched("volumes")
        || workload.isGenerated() && !PodVolumes.isWorkflow(workload.object())) {
      return;
    }
    for (PodSpec pod : workload.object().pods()) {
      Set<String> volumes = PodVolumes.all(workload.object(), pod).keySet();
      if (volumes.stream().noneMatch(Placeholder::isIn)) {
        pod.containers().forEach(container -> check(container, volumes, sink));
      }
    }
  }

  private static void check(Container container, Set<String> volumes, FindingSink sink) {
    for (YamlScalar mount : PodVolumes.mounts(container)) {
      if (!volumes.contains(mount.value()) && !Placeholder.isIn(mount.value())) {
        sink.report(
            mount.span(),
            "container '%s' mounts the volume '%s', which the pod does not have%s"
                .formatted(
                    container.name(),
                    mount.value(),
                    Alternatives.hint(mount.value(), volumes, "its volumes")));
      }
    }
  }
}
