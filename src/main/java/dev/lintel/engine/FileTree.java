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

  FileTree(Path root) {
    this.root = root;
  }

  /**
   * Tells whether a path, relative to the root with forward slashes, is a file or directory below
   * the root.
   */
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
