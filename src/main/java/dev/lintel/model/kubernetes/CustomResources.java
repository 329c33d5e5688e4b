package dev.lintel.model.kubernetes;

import dev.lintel.source.DataTable;
import java.util.Set;

/** Knows what operators do for the custom resources that they watch. */
public final class CustomResources {
  private static final Set<String> PODLESS =
      Set.copyOf(DataTable.rows("model/kubernetes/podless-kinds.txt"));

  private CustomResources() {}

  /**
   * Tells whether an object is one for which an operator may run pods, with Services and other
   * objects for them. Groups of custom resources have a dot; those of {@code k8s.io} are
   * Kubernetes' own or run nothing.
   */
  public static boolean mayRunPods(KubernetesObject object) {
    String group = object.group();
    return group.indexOf('.') > 0
        && !group.endsWith(".k8s.io")
        && !PODLESS.contains(group + "/*")
        && !PODLESS.contains(group + "/" + object.kind());
  }
}
