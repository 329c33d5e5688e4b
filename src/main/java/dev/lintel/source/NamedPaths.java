package dev.lintel.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the user named, as a question to single paths: does a check of the named files and
 * directories come to this one? The answer is that of {@link Discovery}, without the walk.
 */
final class NamedPaths {
  private final Path root;
  private final List<String> names = new ArrayList<>();
  private final Gitignore exclude;
  private final boolean honoursGitignore;
  private final Map<String, Ignores> ignores = new HashMap<>();

  /**
   * @param named files and directories, absolute and normalised
   * @throws GitException where one lies outside the root
   */
  NamedPaths(Path root, List<Path> named, Gitignore exclude, boolean honoursGitignore)
      throws GitException {
    this.root = root;
    this.exclude = exclude;
    this.honoursGitignore = honoursGitignore;
    requireInside(root, named);
    for (Path path : named) {
      names.add(root.relativize(path).toString());
    }
  }

  /** Refuses a path outside of the root, for which another repository would have to be asked. */
  static void requireInside(Path root, List<Path> named) throws GitException {
    for (Path path : named) {
      if (!path.startsWith(root)) {
        throw GitException.misuse(
            "'" + path + "' is outside of '" + root + "'; name what is in it");
      }
    }
  }

  /** Gives what was named, relative to the root, which itself is the empty string. */
  List<String> names() {
    return names;
  }

  /** Tells whether a file is checked; its path is relative to the root. */
  boolean hold(String path) {
    if (exclude.ignores(path, false)) {
      return false;
    }
    for (String name : names) {
      if (path.equals(name) || isBelow(path, name) && isReached(path, name)) {
        return true;
      }
    }
    return false;
  }

  static boolean isBelow(String path, String directory) {
    return directory.isEmpty()
        || path.startsWith(directory) && path.startsWith("/", directory.length());
  }

  /** Tells whether nothing between the named directory and the file is skipped or ignored. */
  private boolean isReached(String path, String directory) {
    int start = directory.isEmpty() ? 0 : directory.length() + 1;
    while (start < path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      boolean isDirectory = slash >= 0;
      String entry = path.substring(0, end);
      if (Walk.isSkipped(path.substring(start, end), isDirectory)
          || honoursGitignore
              && ignores(path.substring(0, Math.max(0, start - 1)))
                  .ignores(root.resolve(entry).toString(), isDirectory)) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  /** Gives the lists that hold for the entries of a directory. */
  private Ignores ignores(String directory) {
    Ignores known = ignores.get(directory);
    if (known == null) {
      known = read(directory);
      ignores.put(directory, known);
    }
    return known;
  }

  /** Goes on without a list that cannot be read: too much is checked then, not too little. */
  private Ignores read(String directory) {
    Ignores above = Ignores.NONE;
    try {
      above =
          directory.isEmpty()
              ? Ignores.above(root, root)
              : ignores(directory.substring(0, Math.max(0, directory.lastIndexOf('/'))));
      return above.inside(root.resolve(directory));
    } catch (IOException e) {
      return above;
    }
  }
}
