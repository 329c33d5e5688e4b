package dev.lintel.engine;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Answers what stands below the root, for files that the run does not read. Safe to share between
 * threads.
 */
final class FileTree {
  private final Predicate<String> exists;
  private final Map<String, Boolean> charts = new ConcurrentHashMap<>();
  private final Map<String, Boolean> asked = new ConcurrentHashMap<>();

  /**
   * @param exists tells whether a path, relative to the root with forward slashes, is a file or
   *     directory below the root
   */
  FileTree(Predicate<String> exists) {
    this.exists = exists;
  }

  /** Gives the tree as it lies on disk. */
  static FileTree onDisk(Path root) {
    return new FileTree(path -> isOnDisk(root, path));
  }

  private static boolean isOnDisk(Path root, String path) {
    try {
      Path file = root.resolve(path).normalize();
      return file.startsWith(root) && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Tells whether a path, relative to the root with forward slashes, is a file or directory below
   * the root; what is asked here is remembered as a thing that findings may follow from.
   */
  boolean ask(String path) {
    return asked.computeIfAbsent(path, this::exists);
  }

  /** Gives what was asked so far, with the answers. */
  Map<String, Boolean> asked() {
    return Map.copyOf(asked);
  }

  /** Gives which directories were asked to be charts, with the answers. */
  Map<String, Boolean> charts() {
    return Map.copyOf(charts);
  }

  /** Tells the same as {@link #ask}, and it stays unnoticed. */
  boolean exists(String path) {
    return exists.test(path);
  }

  /** Tells whether a directory, the root being the empty string, holds a Helm chart. */
  boolean isChart(String directory) {
    return charts.computeIfAbsent(
        directory, d -> exists(d.isEmpty() ? "Chart.yaml" : d + "/Chart.yaml"));
  }
}
