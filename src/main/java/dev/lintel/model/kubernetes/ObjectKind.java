package dev.lintel.model.kubernetes;

/**
 * What an object is, whatever its version.
 *
 * @param group the API group, empty for the core group
 */
public record ObjectKind(String group, String kind) {
  /** Reads {@code GROUP/KIND} as tables have it, with {@code core} for the core group. */
  static ObjectKind parse(String text) {
    int slash = text.indexOf('/');
    String group = text.substring(0, slash);
    return new ObjectKind(group.equals("core") ? "" : group, text.substring(slash + 1));
  }

  /** Gives what an object is. */
  public static ObjectKind of(KubernetesObject object) {
    return new ObjectKind(object.group(), object.kind());
  }

  /** Tells whether it is a kind of the core group. */
  public boolean isCore(String name) {
    return group.isEmpty() && kind.equals(name);
  }
}
