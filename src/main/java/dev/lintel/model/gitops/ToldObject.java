package dev.lintel.model.gitops;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Overlay;
import dev.lintel.source.SourceText;

/**
 * An object that Argo CD or Flux reads.
 *
 * @param file what puts it into a cluster, relative to the root: the file that holds it, or the
 *     kustomization that builds it
 */
public record ToldObject(KubernetesObject object, String file) {
  /** Takes an object as its file has it. */
  public static ToldObject of(KubernetesObject object) {
    return new ToldObject(object, object.root().span().source().path());
  }

  /** Takes an object as an overlay builds it. */
  public static ToldObject of(KubernetesObject object, Overlay overlay) {
    return new ToldObject(object, overlay.place().source().path());
  }

  /** Gives the directory of the file. */
  public String directory() {
    return SourceText.directory(file);
  }
}
