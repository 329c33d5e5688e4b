package dev.lintel.model;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.model.kustomize.Kustomization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Kubernetes objects of a project, of which some are parts of others.
 *
 * @param all those of all files
 * @param whole those that stand for themselves, as a patch does not
 * @param patches those that are parts of others; what kustomizations hold in place too
 * @param workloads the whole ones that run pods, each with its patches
 * @param deployed the workloads as they are deployed: what overlays take up as they build it, all
 *     others as they stand in their files
 */
public record ProjectObjects(
    List<KubernetesObject> all,
    List<KubernetesObject> whole,
    List<KubernetesObject> patches,
    List<Workload> workloads,
    List<Workload> deployed) {
  public ProjectObjects {
    all = List.copyOf(all);
    whole = List.copyOf(whole);
    patches = List.copyOf(patches);
    workloads = List.copyOf(workloads);
    deployed = List.copyOf(deployed);
  }

  /** Sorts objects by what the kustomizations say of their files. */
  public static ProjectObjects of(List<KubernetesObject> all, List<Kustomization> kustomizations) {
    Set<String> patchFiles =
        kustomizations.stream()
            .flatMap(kustomization -> kustomization.patchFiles().stream())
            .collect(Collectors.toSet());
    List<KubernetesObject> whole = new ArrayList<>();
    List<KubernetesObject> patches = new ArrayList<>();
    for (KubernetesObject object : all) {
      boolean isPatch =
          object.isPartial() || patchFiles.contains(object.root().span().source().path());
      (isPatch ? patches : whole).add(object);
    }
    kustomizations.forEach(kustomization -> patches.addAll(kustomization.inlinePatches()));
    List<Workload> workloads = workloads(whole, patches);
    return new ProjectObjects(all, whole, patches, workloads, workloads);
  }

  /** Gives the same with other workloads as those that are deployed. */
  public ProjectObjects withDeployed(List<Workload> changed) {
    return new ProjectObjects(all, whole, patches, workloads, changed);
  }

  /**
   * Gives the whole objects that no patch changes: what one of the others lacks or has wrong, a
   * patch may mend.
   */
  public List<KubernetesObject> unpatched() {
    Set<String> patched = patches.stream().map(KubernetesObject::title).collect(Collectors.toSet());
    return whole.stream().filter(object -> !patched.contains(object.title())).toList();
  }

  private static List<Workload> workloads(
      List<KubernetesObject> whole, List<KubernetesObject> patches) {
    Map<String, List<KubernetesObject>> byTitle = new HashMap<>();
    patches.forEach(
        patch -> byTitle.computeIfAbsent(patch.title(), t -> new ArrayList<>()).add(patch));
    return whole.stream()
        .filter(object -> !object.pods().isEmpty())
        .map(object -> new Workload(object, byTitle.getOrDefault(object.title(), List.of())))
        .toList();
  }

  /** Tells whether a patch of a whole object says anything at a path of its fields. */
  public boolean isPatched(KubernetesObject object, String... path) {
    return patches.stream()
        .filter(patch -> patch.title().equals(object.title()))
        .anyMatch(patch -> patch.root().get(path).isPresent());
  }
}
