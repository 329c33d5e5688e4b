package dev.lintel.model.kustomize.build;

import java.util.Locale;

/** Paths as kustomizations write them, relative to the root of the project. */
final class Paths {
  private Paths() {}

  /** Tells whether a path is a directory or lies below it. */
  static boolean isWithin(String path, String directory) {
    return directory.isEmpty() || path.equals(directory) || path.startsWith(directory + "/");
  }

  /**
   * Tells whether kustomize would fetch what an entry names: a URL, or the short forms of a
   * repository (api/internal/git/repospec.go of v0.20.1), which it reads in any case.
   */
  static boolean isRemote(String entry) {
    String lower = entry.toLowerCase(Locale.ROOT);
    return lower.contains("://")
        || lower.startsWith("git::")
        || lower.startsWith("github.com/")
        || lower.startsWith("github.com:")
        || lower.startsWith("gh:")
        || isOfUser(lower);
  }

  /** Tells whether an entry is {@code user@host:path}. */
  private static boolean isOfUser(String entry) {
    int at = entry.indexOf('@');
    return at > 0
        && entry.indexOf(':') > at
        && entry
            .chars()
            .limit(at)
            .allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
  }
}
