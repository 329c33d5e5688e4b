package dev.lintel.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Takes in the files below a directory that the user named, in one pass, on two threads where there
 * are many directories. A directory that is ignored, excluded, generated or vendored is not
 * entered, so nothing inside it can be taken back. A symbolic link is not followed: its target is
 * found where it lies, or is not ours to read. A special file is not opened: reading one may never
 * end.
 */
final class Walk {
  /** So many directories to enter are worth a second thread. */
  private static final int WORTH_A_THREAD = 16;

  private final Path root;
  private final Gitignore exclude;
  private final boolean honoursGitignore;
  private final List<FoundFile> files = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final Deque<Pending> pending = new ArrayDeque<>();

  /**
   * A directory to enter; a list of them and no recursion, for a tree may be deeper than the stack.
   */
  private record Pending(Path directory, String name, Ignores above) {}

  /** What stands in a directory, its name without the directory's. */
  private record Entry(Path path, String name) {}

  Walk(Path root, Gitignore exclude, boolean honoursGitignore) {
    this.root = root;
    this.exclude = exclude;
    this.honoursGitignore = honoursGitignore;
  }

  /** Gives what was found, in no order. */
  List<FoundFile> files() {
    return files;
  }

  List<Notice> notices() {
    return notices;
  }

  /** Walks a directory, itself neither ignored nor skipped; the name is relative to the root. */
  void enter(Path directory, String name) throws IOException {
    Ignores above = honoursGitignore ? Ignores.above(directory, root) : Ignores.NONE;
    pending.add(new Pending(directory, name, above));
    while (!pending.isEmpty() && pending.size() < WORTH_A_THREAD) {
      Pending next = pending.removeFirst();
      walk(next.directory, next.name, next.above);
    }
    if (!pending.isEmpty()) {
      share();
    }
  }

  /** Gives every other directory to a walk of its own. */
  private void share() throws IOException {
    Walk other = new Walk(root, exclude, honoursGitignore);
    List<Pending> all = List.copyOf(pending);
    pending.clear();
    for (int i = 0; i < all.size(); i++) {
      (i % 2 == 0 ? pending : other.pending).add(all.get(i));
    }
    FutureTask<Walk> task = new FutureTask<>(other::finish, other);
    Thread thread = new Thread(task, "lintel-walk");
    thread.setDaemon(true);
    thread.start();
    finish();
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    files.addAll(other.files);
    notices.addAll(other.notices);
  }

  private void finish() {
    while (!pending.isEmpty()) {
      Pending next = pending.removeLast();
      walk(next.directory, next.name, next.above);
    }
  }

  private void walk(Path directory, String name, Ignores above) {
    try {
      List<Entry> entries = entries(directory);
      Ignores ignores = above;
      for (Entry entry : entries) {
        if (honoursGitignore && entry.name.equals(".gitignore")) {
          ignores = inside(directory, name, above);
        }
      }
      for (Entry entry : entries) {
        visit(entry, child(name, entry.name), ignores);
      }
    } catch (IOException e) {
      notices.add(new Notice(name.isEmpty() ? "." : name, FileContent.message(e), true));
    }
  }

  /** Goes on without a list that cannot be read: too much is checked then, not too little. */
  private Ignores inside(Path directory, String name, Ignores above) {
    try {
      return above.inside(directory);
    } catch (IOException e) {
      notices.add(new Notice(child(name, ".gitignore"), FileContent.message(e), true));
      return above;
    }
  }

  private static String child(String directory, String name) {
    return directory.isEmpty() ? name : directory + "/" + name;
  }

  /** Reads the whole directory before its parts are entered, so that only one is open at a time. */
  private static List<Entry> entries(Path directory) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path path : stream) {
        entries.add(new Entry(path, path.getFileName().toString()));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  private void visit(Entry entry, String name, Ignores ignores) {
    Path path = entry.path;
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean isDirectory = attributes.isDirectory();
      if (isSkipped(entry.name, isDirectory)
          || exclude.verdict(name, 0, isDirectory) == Gitignore.Verdict.IGNORED
          || ignores.ignores(path.toString(), isDirectory)) {
        return;
      }
      if (isDirectory) {
        pending.add(new Pending(path, name, ignores));
      } else if (attributes.isRegularFile()) {
        files.add(new FoundFile(name, path, Optional.of(attributes)));
      } else if (attributes.isSymbolicLink()) {
        visitLink(path, name);
      } else {
        notices.add(new Notice(name, "is not a regular file and was not opened", false));
      }
    } catch (NoSuchFileException e) {
      // It vanished while the directory was read, so there is nothing left to check.
    } catch (IOException e) {
      notices.add(new Notice(name, FileContent.message(e), true));
    }
  }

  private void visitLink(Path link, String name) throws IOException {
    try {
      Path target = link.toRealPath();
      if (!target.startsWith(root.toRealPath())) {
        notices.add(
            new Notice(
                name, "is a symbolic link that leaves the root and was not followed", false));
      } else if (link.getParent().toRealPath().startsWith(target)) {
        notices.add(loop(name));
      }
    } catch (NoSuchFileException e) {
      // A link to nothing hides nothing; editors leave such links as locks.
    } catch (IOException e) {
      notices.add(loop(name));
    }
  }

  private static Notice loop(String name) {
    return new Notice(name, "is a symbolic link that loops and was not followed", false);
  }

  /**
   * Tells what no person wrote: repositories' own files, dependencies, build output, minified text,
   * what a killed run of Lintel left.
   */
  static boolean isSkipped(String name, boolean isDirectory) {
    return switch (name) {
      case ".git" -> true;
      case ".hg",
          ".svn",
          "node_modules",
          "vendor",
          "target",
          "dist",
          ".venv",
          ".tox",
          ".terraform",
          "__pycache__" ->
          isDirectory;
      default ->
          !isDirectory
              && (name.endsWith(".min.js")
                  || name.endsWith(".min.css")
                  || name.endsWith(".js.map")
                  || name.endsWith(".css.map")
                  || isLeftover(name));
    };
  }

  private static boolean isLeftover(String name) {
    return name.startsWith(AtomicFile.LEFTOVER_PREFIX) && name.endsWith(AtomicFile.LEFTOVER_SUFFIX);
  }
}
