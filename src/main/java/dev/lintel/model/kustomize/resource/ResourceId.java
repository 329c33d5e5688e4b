package dev.lintel.model.kustomize.resource;

/**
 * What tells a resource from the others of a build.
 *
 * @param namespace as written; empty where the resource has none
 * @param isClusterScoped whether the kind is known to have no namespace
 */
public record ResourceId(Gvk gvk, String name, String namespace, boolean isClusterScoped) {
  /**
   * Gives the namespace that counts when ids are compared: a resource that names none is in {@code
   * default}; one of a kind without namespaces is in a namespace of no other.
   */
  public String effectiveNamespace() {
    if (isClusterScoped) {
      return "_non_namespaceable_";
    }
    return namespace.isEmpty() ? "default" : namespace;
  }

  /** Tells whether two ids are of one resource. */
  public boolean isSameAs(ResourceId other) {
    return isSameButForNamespace(other) && effectiveNamespace().equals(other.effectiveNamespace());
  }

  public boolean isSameButForNamespace(ResourceId other) {
    return name.equals(other.name) && gvk.equals(other.gvk);
  }

  /** Gives the id for messages, as {@code Deployment 'web'} or {@code Deployment 'web' in prod}. */
  public String title() {
    return gvk.kind() + " '" + name + "'" + (namespace.isEmpty() ? "" : " in " + namespace);
  }
}
