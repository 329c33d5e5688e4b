package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.Gvk;
import java.util.List;

/**
 * The kinds whose names get no prefix and no suffix: those of definitions and API services are made
 * of other names, and a namespace is named by {@code namespace:}.
 */
final class KeptNames {
  /** The path of the name itself. */
  static final String NAME = "metadata/name";

  private static final List<Gvk> KINDS =
      List.of(
          new Gvk("", "", "CustomResourceDefinition"),
          new Gvk("apiregistration.k8s.io", "", "APIService"),
          new Gvk("", "", "Namespace"));

  private KeptNames() {}

  static boolean isKept(Gvk gvk) {
    return KINDS.stream().anyMatch(gvk::isSelectedBy);
  }
}
