package dev.lintel.model.kubernetes.policy;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.ExamplePath;
import java.util.List;
import java.util.stream.Stream;

/** Tells which objects may be policies that hold for a repository. */
final class PolicyObjects {
  private PolicyObjects() {}

  /**
   * Gives the objects of a repository that are not only shown in a test, an example or a document,
   * and all of the others.
   *
   * @param others those that lintel.yml names, wherever they lie
   */
  static Stream<KubernetesObject> inForce(
      List<KubernetesObject> objects, List<KubernetesObject> others) {
    return Stream.concat(
        objects.stream().filter(o -> !ExamplePath.isIn(o.root().span().source().path())),
        others.stream());
  }
}
