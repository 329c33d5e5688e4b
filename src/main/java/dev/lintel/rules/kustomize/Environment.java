package dev.lintel.rules.kustomize;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kustomize.build.Build;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An overlay with what it builds.
 *
 * @param directories the kustomizations that take part
 * @param workloads by where their kind is written: that of a base is shared
 * @param guards what protects the pods of others
 */
record Environment(
    String directory,
    Set<String> directories,
    Map<Span, List<KubernetesObject>> workloads,
    List<KubernetesObject> guards) {
  static Environment of(Build.Built build) {
    Map<Span, List<KubernetesObject>> workloads = new LinkedHashMap<>();
    List<KubernetesObject> guards = new ArrayList<>();
    for (YamlMapping root : build.objects()) {
      Optional<KubernetesObject> object = KubernetesObject.of(root);
      object
          .filter(o -> o.pods().size() == 1)
          .ifPresent(o -> workloads.computeIfAbsent(kind(o), k -> new ArrayList<>()).add(o));
      object.filter(PodGuard::isAny).ifPresent(guards::add);
    }
    return new Environment(build.directory(), build.directories(), workloads, guards);
  }

  /** Gives what it makes of a workload; empty where it makes several of it. */
  Optional<KubernetesObject> same(KubernetesObject object) {
    List<KubernetesObject> found = workloads.getOrDefault(kind(object), List.of());
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static Span kind(KubernetesObject object) {
    return object.root().get("kind").orElse(object.root()).span();
  }
}
