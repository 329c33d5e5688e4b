package dev.lintel.model.kubernetes;

import java.util.List;
import java.util.Optional;

/**
 * A whole object that runs pods, with what patches of the project say of it. A rule that misses
 * something in a workload asks whether a patch brings it.
 *
 * @param patches the parts of objects that have the workload's kind and name; empty where the
 *     workload is already built
 * @param overlay what builds the workload; empty for one that is a file's as it stands there
 */
public record Workload(
    KubernetesObject object, List<KubernetesObject> patches, Optional<Overlay> overlay) {
  public Workload {
    patches = List.copyOf(patches);
  }

  /** Makes one that is a file's as it stands there. */
  public Workload(KubernetesObject object, List<KubernetesObject> patches) {
    this(object, patches, Optional.empty());
  }

  /** Tells whether a patch says anything at a path of the object's own fields. */
  public boolean isFieldPatched(String... path) {
    return patches.stream().anyMatch(patch -> patch.root().get(path).isPresent());
  }

  /** Tells whether a patch says anything at a path of a pod's fields. */
  public boolean isPodPatched(String... path) {
    return patches.stream()
        .flatMap(patch -> patch.pods().stream())
        .anyMatch(pod -> pod.root().get(path).isPresent());
  }

  /** Tells whether a patch says anything at a path of the fields of one of its containers. */
  public boolean isPatched(Container container, String... path) {
    return patches.stream()
        .flatMap(patch -> patch.containers().stream())
        .filter(part -> part.name().equals(container.name()))
        .anyMatch(part -> part.root().get(path).isPresent());
  }

  /**
   * Tells whether a controller or an operator makes the pods and adds to what is written here, so
   * that what is missing here may well be there: the pods of an operator's custom resource, and a
   * pod that names its owner.
   */
  public boolean isGenerated() {
    return object.root().get("metadata", "ownerReferences").isPresent()
        || object.group().indexOf('.') > 0 && !object.kind().equals("Rollout");
  }
}
