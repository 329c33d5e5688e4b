package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Asks workloads for labels or annotations that the user names. */
final class RequiredKeys {
  private RequiredKeys() {}

  /**
   * Reports workloads that lack some of the keys.
   *
   * @param what {@code label} or {@code annotation}; its plural is the option and the field
   * @param additions the fields of a kustomization that add such keys to all its objects
   */
  static void check(Project project, String what, List<String> additions, FindingSink sink) {
    List<String> keys =
        Arrays.stream(sink.option(what + "s").split(","))
            .map(String::strip)
            .filter(key -> !key.isEmpty())
            .toList();
    boolean isAdded =
        project.kustomizations().stream()
            .anyMatch(k -> additions.stream().anyMatch(field -> k.root().get(field).isPresent()));
    if (keys.isEmpty() || isAdded) {
      return;
    }
    for (Workload workload : project.kubernetes().deployed()) {
      KubernetesObject object = workload.object();
      Map<String, String> own = what.equals("label") ? object.labels() : object.annotations();
      List<String> missing =
          keys.stream()
              .filter(key -> !own.containsKey(key))
              .filter(key -> !workload.isFieldPatched("metadata", what + "s", key))
              .toList();
      if (!missing.isEmpty() && !workload.isGenerated()) {
        sink.in(workload.overlay())
            .report(
                object.place(),
                "%s has no %s '%s'".formatted(object.title(), what, String.join("', '", missing)));
      }
    }
  }
}
