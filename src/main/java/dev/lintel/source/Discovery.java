package dev.lintel.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the files to check among the paths that the user named.
 *
 * <p>A named file is taken as it is: no directory is read and no .gitignore asked. A named
 * directory is walked ({@link Walk}). {@code exclude:} of lintel.yml holds for named files too,
 * because a hook names every file of a commit.
 */
public final class Discovery {
  private final Path root;
  private final Gitignore exclude;
  private final boolean honoursGitignore;
  // By the file itself: names that are not valid UTF-8 may read alike.
  private final Map<Path, FoundFile> files = new HashMap<>();
  private final List<Notice> notices = new ArrayList<>();

  private Discovery(Path root, Gitignore exclude, boolean honoursGitignore) {
    this.root = root;
    this.exclude = exclude;
    this.honoursGitignore = honoursGitignore;
  }

  /**
   * What was found.
   *
   * @param files in the order of their paths by UTF-16 unit, each once
   * @param notices in {@link Notice#ORDER}
   */
  public record Result(List<FoundFile> files, List<Notice> notices) {
    public Result {
      files = List.copyOf(files);
      notices = List.copyOf(notices);
    }
  }

  /**
   * Finds files; never throws for what the tree holds.
   *
   * @param root absolute and normalised, as {@link Root#find} gives it
   * @param named files and directories; relative ones stand in the working directory
   * @param exclude patterns relative to the root that leave files out
   * @param honoursGitignore whether .gitignore files and .git/info/exclude leave files out
   */
  public static Result find(
      Path root, List<Path> named, Gitignore exclude, boolean honoursGitignore) {
    Discovery discovery = new Discovery(root, exclude, honoursGitignore);
    for (Path path : named) {
      discovery.add(path.toAbsolutePath().normalize());
    }
    List<FoundFile> files = new ArrayList<>(discovery.files.values());
    files.sort(Discovery::compare);
    discovery.notices.sort(Notice.ORDER);
    return new Result(files, discovery.notices);
  }

  /** Spelled out: the AOT cache does not keep comparators that are chained from lambdas. */
  private static int compare(FoundFile a, FoundFile b) {
    int byPath = a.path().compareTo(b.path());
    return byPath != 0 ? byPath : a.file().compareTo(b.file());
  }

  private void add(Path path) {
    String name = root.relativize(path).toString();
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (exclude.ignores(name, attributes.isDirectory())) {
        return;
      }
      if (attributes.isRegularFile()) {
        files.put(path, new FoundFile(name, path, Optional.of(attributes)));
      } else if (attributes.isDirectory()) {
        addDirectory(path, name);
      } else if (attributes.isSymbolicLink()) {
        addTarget(path, name);
      } else {
        notices.add(new Notice(name, "is not a regular file and was not opened", true));
      }
    } catch (NoSuchFileException e) {
      notices.add(new Notice(name, "does not exist", true));
    } catch (IOException e) {
      notices.add(new Notice(name, FileContent.message(e), true));
    }
  }

  private void addDirectory(Path directory, String name) throws IOException {
    Walk walk = new Walk(root, exclude, honoursGitignore);
    walk.enter(directory, name);
    for (FoundFile file : walk.files()) {
      files.putIfAbsent(file.file(), file);
    }
    notices.addAll(walk.notices());
  }

  /** A link that the user named stands for its target, as long as that lies inside the root. */
  private void addTarget(Path link, String name) throws IOException {
    Path target = link.toRealPath();
    Path realRoot = root.toRealPath();
    if (target.startsWith(realRoot)) {
      add(root.resolve(realRoot.relativize(target)));
    } else {
      notices.add(
          new Notice(name, "is a symbolic link that leaves the root and was not followed", true));
    }
  }
}
