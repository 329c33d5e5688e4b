package dev.lintel.model.kustomize.resource;

/**
 * Group, version and kind of a resource; as a selector, an empty part stands for any.
 *
 * @param group empty for the core group
 */
public record Gvk(String group, String version, String kind) {
  /** Reads {@code apps/v1} or {@code v1}. */
  public static Gvk of(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    return new Gvk(
        slash < 0 ? "" : apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
  }

  /** Gives group and version as manifests have them. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Tells whether this is what a selector, in which empty parts stand for any, asks for. */
  public boolean isSelectedBy(Gvk selector) {
    return (selector.group.isEmpty() || selector.group.equals(group))
        && (selector.version.isEmpty() || selector.version.equals(version))
        && (selector.kind.isEmpty() || selector.kind.equals(kind));
  }
}
