package dev.lintel.model.kustomize.build;

/** Paths as kustomizations write them, relative to the root of the project. */
final class Paths {
  private Paths() {}

  /** Tells whether a path is a directory or lies below it. */
  static boolean isWithin(String path, String directory) {
    return directory.isEmpty() || path.equals(directory) || path.startsWith(directory + "/");
  }

  /**
   * Tells whether kustomize would fetch what an entry names: a URL, or the short forms of a
   * repository.
   */
  static boolean isRemote(String entry) {
    return entry.contains("://")
        || entry.startsWith("git@")
        || entry.startsWith("git::")
        || entry.startsWith("github.com/")
        || entry.startsWith("gh:");
  }
}
