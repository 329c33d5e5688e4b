package dev.lintel.model.gitops;

import java.util.Arrays;

/** What a source is taken at. */
public final class Revision {
  private Revision() {}

  /** Tells whether a revision of git names one commit: by its hash, or by a tag of a version. */
  public static boolean isPinned(String revision) {
    return revision.startsWith("refs/tags/")
        || revision.length() >= 7 && revision.chars().allMatch(c -> Character.digit(c, 16) >= 0)
        || hasVersion(revision);
  }

  /** Tags are called {@code v1.4.2} or {@code web-1.4.2}. */
  private static boolean hasVersion(String revision) {
    for (int i = 1; i + 1 < revision.length(); i++) {
      if (revision.charAt(i) == '.'
          && Character.isDigit(revision.charAt(i - 1))
          && Character.isDigit(revision.charAt(i + 1))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tells whether the version of a chart may be any later one: the next release with a change that
   * breaks is taken without a commit.
   */
  public static boolean isOpenRange(String version) {
    String range = version.strip();
    return range.equals("*")
        || range.equalsIgnoreCase("x")
        || range.equalsIgnoreCase("latest")
        || range.startsWith(">") && range.indexOf('<') < 0 && range.indexOf(" - ") < 0;
  }

  /** Tells whether the version of a chart is a condition that several versions meet. */
  public static boolean isRange(String version) {
    String range = version.strip();
    return range.chars().anyMatch(c -> "*<>~^|, ".indexOf(c) >= 0)
        || range.equalsIgnoreCase("latest")
        || Arrays.stream(range.split("\\."))
            .anyMatch(part -> part.equalsIgnoreCase("x") || part.equalsIgnoreCase("vx"));
  }
}
