package dev.lintel.model;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kustomize.Kustomization;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Kubernetes objects of a project, of which some are parts of others.
 *
 * @param all those of all files
 */
public record ProjectObjects(List<KubernetesObject> all, List<Kustomization> kustomizations) {
  public ProjectObjects {
    all = List.copyOf(all);
    kustomizations = List.copyOf(kustomizations);
  }

  /** Gives the objects that stand for themselves, as a patch does not. */
  public List<KubernetesObject> whole() {
    return all.stream().filter(isPatch().negate()).toList();
  }

  /** Gives the objects that are parts of others, those that kustomizations hold in place too. */
  public List<KubernetesObject> patches() {
    return Stream.concat(
            all.stream().filter(isPatch()),
            kustomizations.stream().flatMap(k -> k.inlinePatches().stream()))
        .toList();
  }

  private Predicate<KubernetesObject> isPatch() {
    Set<String> files =
        kustomizations.stream()
            .flatMap(kustomization -> kustomization.patchFiles().stream())
            .collect(Collectors.toSet());
    return object -> object.isPartial() || files.contains(object.root().span().source().path());
  }
}
