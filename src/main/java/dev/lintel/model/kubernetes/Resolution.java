package dev.lintel.model.kubernetes;

import java.util.List;

/** What a reference leads to. */
public sealed interface Resolution {
  /**
   * The objects that it names; several are alternatives, of which one is there at a time.
   *
   * @param objects at least one
   */
  record Found(List<KubernetesObject> objects) implements Resolution {
    public Found {
      objects = List.copyOf(objects);
    }
  }

  /** Something that is there without a manifest in the unit, or may well be. */
  record Elsewhere() implements Resolution {}

  /** Objects of that kind and name, which are all in other namespaces. */
  record OtherNamespace(List<KubernetesObject> objects) implements Resolution {
    public OtherNamespace {
      objects = List.copyOf(objects);
    }
  }

  /** An object of that name and of a kind that is easily taken for the other. */
  record OtherKind(KubernetesObject object) implements Resolution {}

  /**
   * Nothing, while there is a name that differs by a letter.
   *
   * @param object the one of that name, or the one for which a controller makes it
   */
  record Misspelled(String meant, KubernetesObject object) implements Resolution {}

  /** Nothing that the project knows of. */
  record Absent() implements Resolution {}
}
