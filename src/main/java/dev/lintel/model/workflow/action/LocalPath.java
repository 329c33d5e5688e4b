package dev.lintel.model.workflow.action;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths of the repository as workflows and actions write them. */
final class LocalPath {
  private LocalPath() {}

  /**
   * Gives the path that another names from a directory.
   *
   * @param directory relative to the root of the check; empty for that
   * @return relative to the root of the check, without {@code .} and {@code ..}; empty where it
   *     leaves the root
   */
  static Optional<String> resolve(String directory, String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (directory + "/" + path).split("/")) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return Optional.empty();
        }
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  /**
   * Gives the directory that a workflow or action takes for its repository's root: what its {@code
   * .github} lies in, and elsewhere the root of the check.
   */
  static String repository(String file) {
    if (file.startsWith(".github/")) {
      return "";
    }
    int at = file.lastIndexOf("/.github/");
    return at < 0 ? "" : file.substring(0, at);
  }
}
