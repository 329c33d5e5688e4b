package dev.lintel.engine;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers what stands below the root, for files that the run does not read. Safe to share between
 * threads.
 */
final class FileTree {
  private final Path root;
  private final Map<String, Boolean> charts = new ConcurrentHashMap<>();
  private final Map<String, Boolean> asked = new ConcurrentHashMap<>();

  FileTree(Path root) {
    this.root = root;
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
    try {
      Path file = root.resolve(path).normalize();
      return file.startsWith(root) && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Tells whether a directory, the root being the empty string, holds a Helm chart. */
  boolean isChart(String directory) {
    return charts.computeIfAbsent(
        directory, d -> exists(d.isEmpty() ? "Chart.yaml" : d + "/Chart.yaml"));
  }
}
