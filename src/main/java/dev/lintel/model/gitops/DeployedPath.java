package dev.lintel.model.gitops;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * A path of this repository that something deploys.
 *
 * @param told what deploys it
 * @param path as written; as made, where a template makes it
 * @param directory the path from the root of the repository, without slashes around it
 * @param namespace the one that it is deployed to
 * @param source what Argo CD knows of it; empty for Flux
 * @param isFollowed whether it is that of a branch, so that what is there now is what is deployed
 */
public record DeployedPath(
    ToldObject told,
    YamlScalar path,
    String directory,
    Optional<YamlScalar> namespace,
    Optional<ApplicationSource> source,
    Optional<Application> application,
    boolean isFollowed) {
  /** Gives what stands in the file. */
  public KubernetesObject object() {
    return told.object();
  }

  /** Tells whether Argo CD deploys it, and not Flux. */
  public boolean isOfArgo() {
    return source.isPresent();
  }
}
