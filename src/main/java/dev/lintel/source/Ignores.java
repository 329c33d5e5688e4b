package dev.lintel.source;

import dev.lintel.source.Gitignore.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lists of patterns that hold for the entries of one directory: its own, those of the
 * directories above up to the top of the work tree, and .git/info/exclude. The nearest list that
 * has something to say decides.
 */
final class Ignores {
  private static final String LINK = "gitdir: ";

  /** No lists. */
  static final Ignores NONE = new Ignores(null, Gitignore.NONE, 0);

  private final Ignores outer;
  private final Gitignore list;
  private final int base;

  /**
   * @param outer the lists to ask next; null for the outermost
   * @param base offset of the first segment below the list's directory in the paths that are asked
   */
  private Ignores(Ignores outer, Gitignore list, int base) {
    this.outer = outer;
    this.list = list;
    this.base = base;
  }

  /** Tells whether an entry of the directory is ignored; the path is absolute. */
  boolean ignores(String path, boolean isDirectory) {
    for (Ignores at = this; at != null; at = at.outer) {
      Verdict verdict = at.list.verdict(path, at.base, isDirectory);
      if (verdict != Verdict.UNDECIDED) {
        return verdict == Verdict.IGNORED;
      }
    }
    return false;
  }

  /** Gives the lists with that of a directory inside in front. */
  Ignores inside(Path directory) throws IOException {
    return with(directory.resolve(".gitignore"), directory);
  }

  /**
   * Gives the lists that stand above a directory: from the top of its work tree, or without one
   * from the root, down to its parent.
   */
  static Ignores above(Path directory, Path root) throws IOException {
    Path top = directory;
    while (top != null && !Files.exists(top.resolve(".git"))) {
      top = top.getParent();
    }
    Ignores ignores = NONE;
    if (top != null) {
      ignores = ignores.with(commonDirectory(top.resolve(".git")).resolve("info/exclude"), top);
    } else {
      top = directory.startsWith(root) ? root : directory;
    }
    for (int i = top.getNameCount(); i < directory.getNameCount(); i++) {
      Path above =
          i == 0 ? directory.getRoot() : directory.getRoot().resolve(directory.subpath(0, i));
      ignores = ignores.inside(above);
    }
    return ignores;
  }

  private Ignores with(Path file, Path directory) throws IOException {
    Optional<String> text = text(file);
    if (text.isEmpty()) {
      return this;
    }
    int length = directory.toString().length();
    return new Ignores(
        this, Gitignore.parse(text.get()), directory.getNameCount() == 0 ? length : length + 1);
  }

  /**
   * Gives the directory that holds what all work trees of a repository share. In a linked work tree
   * or a submodule {@code .git} is a file that leads there (gitrepository-layout(5)).
   */
  private static Path commonDirectory(Path git) throws IOException {
    try {
      Optional<String> link = text(git).filter(text -> text.startsWith(LINK));
      if (link.isEmpty()) {
        return git;
      }
      Path directory = git.resolveSibling(link.get().substring(LINK.length()).strip());
      Optional<String> common = text(directory.resolve("commondir"));
      return common.isEmpty() ? directory : directory.resolve(common.get().strip());
    } catch (InvalidPathException e) {
      return git;
    }
  }

  /** Reads a regular file; like git, does not follow a link. Bad bytes are replaced. */
  private static Optional<String> text(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = stream.readNBytes(FileContent.DEFAULT_LIMIT_BYTES);
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
