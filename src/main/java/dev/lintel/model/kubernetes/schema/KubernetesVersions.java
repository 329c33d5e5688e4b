package dev.lintel.model.kubernetes.schema;

import java.util.Optional;

/**
 * The versions of Kubernetes that manifests are for.
 *
 * @param oldest minor of 1, as 33
 * @param newest the same or a later one
 */
public record KubernetesVersions(int oldest, int newest) {
  /** The newest version whose schemas are known. */
  public static final KubernetesVersions NEWEST =
      new KubernetesVersions(SchemaIndex.NEWEST, SchemaIndex.NEWEST);

  /** What {@link #parse} takes, for messages. */
  public static final String ACCEPTED =
      "a version from 1."
          + SchemaIndex.OLDEST
          + " to 1."
          + SchemaIndex.NEWEST
          + ", or two with '-' between them";

  /**
   * Reads {@code 1.33}, {@code v1.33.2} or {@code 1.30-1.33}; empty where it is none of these, or a
   * version whose schemas are not known.
   */
  public static Optional<KubernetesVersions> parse(String text) {
    int dash = text.indexOf('-');
    Optional<Integer> oldest = minor(dash < 0 ? text : text.substring(0, dash));
    Optional<Integer> newest = minor(text.substring(dash + 1));
    return oldest.isPresent() && newest.isPresent() && oldest.get() <= newest.get()
        ? Optional.of(new KubernetesVersions(oldest.get(), newest.get()))
        : Optional.empty();
  }

  private static Optional<Integer> minor(String version) {
    String plain = version.strip();
    String[] parts = (plain.startsWith("v") ? plain.substring(1) : plain).split("\\.", -1);
    boolean areNumbers = parts.length == 2 || parts.length == 3;
    for (String part : parts) {
      areNumbers &=
          !part.isEmpty() && part.length() < 4 && part.chars().allMatch(Character::isDigit);
    }
    if (!areNumbers || !parts[0].equals("1")) {
      return Optional.empty();
    }
    int minor = Integer.parseInt(parts[1]);
    return minor < SchemaIndex.OLDEST || minor > SchemaIndex.NEWEST
        ? Optional.empty()
        : Optional.of(minor);
  }

  @Override
  public String toString() {
    return oldest == newest ? "1." + newest : "1.%d to 1.%d".formatted(oldest, newest);
  }
}
