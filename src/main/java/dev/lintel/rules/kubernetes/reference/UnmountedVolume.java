package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds volumes that no container mounts. Rationale and examples:
 * rules/kubernetes/unmounted-volume.md.
 */
public final class UnmountedVolume implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    if (!workload.patches().isEmpty() || workload.isGenerated()) {
      return;
    }
    for (PodSpec pod : workload.object().pods()) {
      Set<String> mounted =
          pod.containers().stream()
              .flatMap(container -> PodVolumes.mounts(container).stream())
              .map(YamlScalar::value)
              .collect(Collectors.toSet());
      PodVolumes.written(pod).stream()
          .filter(volume -> !mounted.contains(volume.value()))
          .forEach(volume ->
              sink.report(
                  volume.span(), "no container mounts the volume '%s'".formatted(volume.value())));
    }
  }
}
