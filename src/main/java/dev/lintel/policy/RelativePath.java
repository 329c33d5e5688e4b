package dev.lintel.policy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Resolves paths against the file that names them, by their text alone. */
final class RelativePath {
  private static final String UP = "..";

  private RelativePath() {}

  /** Tells whether a path, relative to the root, leads to something below it. */
  static boolean isBelow(String path) {
    return path.indexOf('\0') < 0
        && resolve("", path).filter(resolved -> !resolved.isEmpty()).isPresent();
  }

  /**
   * Gives a path relative to the root; empty where it leads above the root or is absolute.
   *
   * @param from the file that names it, relative to the root
   */
  static Optional<String> resolve(String from, String path) {
    if (path.startsWith("/")) {
      return Optional.empty();
    }
    Deque<String> segments = new ArrayDeque<>();
    String directory = from.substring(0, from.lastIndexOf('/') + 1);
    for (String segment : (directory + path).split("/")) {
      if (segment.equals(UP)) {
        if (segments.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return Optional.of(String.join("/", segments));
  }
}
