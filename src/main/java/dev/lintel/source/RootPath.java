package dev.lintel.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Paths relative to the root of a repository, by their text alone: forward slashes, no {@code .},
 * no {@code ..}, no slash at either end. The root itself is the empty path.
 */
public final class RootPath {
  private RootPath() {}

  /**
   * Gives such a path for one that may hold {@code .}, {@code ..} and doubled slashes; slashes at
   * its ends do not count. Empty where it leads above the root.
   */
  public static Optional<String> normal(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
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

  /**
   * Gives the path that a file of a directory means by a path of its own; empty where that is
   * absolute or leads above the root.
   */
  public static Optional<String> resolve(String directory, String path) {
    return path.startsWith("/") ? Optional.empty() : normal(directory + "/" + path);
  }
}
