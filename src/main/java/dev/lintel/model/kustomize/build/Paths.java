package dev.lintel.model.kustomize.build;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths as kustomizations write them, relative to the root of the project. */
final class Paths {
  private Paths() {}

  /**
   * Gives the path that an entry of a directory's kustomization means; empty where it leads out of
   * the root.
   */
  static Optional<String> resolve(String directory, String entry) {
    if (entry.startsWith("/")) {
      return Optional.empty();
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (directory + "/" + entry).split("/")) {
      switch (part) {
        case "", "." -> {}
        case ".." -> {
          if (parts.pollLast() == null) {
            return Optional.empty();
          }
        }
        default -> parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

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
