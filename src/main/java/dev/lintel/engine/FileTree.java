package dev.lintel.engine;

import dev.lintel.engine.unit.DiskStore;
import dev.lintel.engine.unit.FileStore;
import dev.lintel.engine.unit.StagedStore;
import dev.lintel.source.Sha256;
import dev.lintel.source.Staged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Answers what stands below the root, for files that the run does not read. Safe to share between
 * threads.
 */
final class FileTree {
  private final Predicate<String> exists;
  private final Optional<Path> root;
  private final Optional<FileStore> store;
  private final Map<String, Boolean> charts = new ConcurrentHashMap<>();
  private final Map<String, Boolean> asked = new ConcurrentHashMap<>();

  /**
   * @param exists tells whether a path, relative to the root with forward slashes, is a file or
   *     directory below the root
   * @param root where files lie on disk; empty where nothing does
   */
  FileTree(Predicate<String> exists, Optional<Path> root) {
    this(exists, root, root.map(DiskStore::new));
  }

  private FileTree(Predicate<String> exists, Optional<Path> root, Optional<FileStore> store) {
    this.exists = exists;
    this.root = root;
    this.store = store;
  }

  /** Gives the tree as the index of git has it. */
  static FileTree staged(Staged staged, Path root) {
    return new FileTree(staged::exists, Optional.of(root), Optional.of(new StagedStore(staged)));
  }

  /** Gives the tree as it lies on disk. */
  static FileTree onDisk(Path root) {
    return new FileTree(path -> isOnDisk(root, path), Optional.of(root));
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

  /** Gives where builds read the files that a run has not read; empty where they lie nowhere. */
  Optional<FileStore> store() {
    return store;
  }

  /** Remembers what a file on disk holds as a thing that findings may follow from. */
  void note(String path, byte[] content) {
    asked.put(question(path, content), true);
  }

  /** A question after content is the path and, behind a line feed, the digest that is expected. */
  private static String question(String path, byte[] content) {
    return path + '\n' + HexFormat.of().formatHex(Sha256.start().digest(content));
  }

  private boolean holds(String question) {
    String path = question.substring(0, question.indexOf('\n'));
    try {
      return root.isPresent()
          && question.equals(question(path, Files.readAllBytes(root.get().resolve(path))));
    } catch (IOException | InvalidPathException e) {
      return false;
    }
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
    return path.indexOf('\n') < 0 ? exists.test(path) : holds(path);
  }

  /** Tells whether a directory, the root being the empty string, holds a Helm chart. */
  boolean isChart(String directory) {
    return charts.computeIfAbsent(
        directory, d -> exists(d.isEmpty() ? "Chart.yaml" : d + "/Chart.yaml"));
  }
}
