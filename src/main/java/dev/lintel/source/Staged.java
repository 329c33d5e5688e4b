package dev.lintel.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The index of a repository: what the next commit will hold, whatever the work tree has. Only what
 * is a file in it is read: a symbolic link leads to a file that is found where it lies, and a
 * submodule is another repository. A path that was announced only ({@code git add -N}) is not in
 * the commit, and one with a conflict has no content yet.
 */
public final class Staged implements AutoCloseable {
  /** The ids of the empty content, in repositories of SHA-1 and of SHA-256. */
  private static final Set<String> EMPTY =
      Set.of(
          "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
          "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813");

  /** A way over more links is taken for a circle, as Linux does (path_resolution(7)). */
  private static final int MOST_LINKS = 40;

  private static final int MOST_LINK_BYTES = 4096;

  private static final String EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
  private static final String EMPTY_TREE_SHA256 =
      "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321";

  private static final String CONFLICT = "has a conflict; resolve it and stage the result";

  private final Path root;
  private final Blobs blobs;
  private final Map<String, RawChange> changes;
  private final List<String> gone;
  private final Map<String, Entry> entries;
  private Optional<Set<String>> directories = Optional.empty();

  /**
   * An entry of the index.
   *
   * @param mode as {@code 100644}
   */
  private record Entry(String mode, String id, boolean isUnmerged) {
    boolean isFile() {
      return mode.startsWith("100") && !isUnmerged;
    }

    /** What lies below is not in this index: behind a link, or in a submodule. */
    boolean leadsAway() {
      return mode.equals("120000") || mode.equals("160000");
    }
  }

  /** What lies in the place of a file. */
  private record NoFile(String path, boolean isUnmerged) implements ProjectFile {
    @Override
    public FileContent read(int limitBytes) {
      String message = isUnmerged ? CONFLICT : "is not a regular file and was not opened";
      return new FileContent.Unread(new Notice(path, message, true));
    }
  }

  private Staged(
      Path root,
      Blobs blobs,
      Map<String, RawChange> changes,
      List<String> gone,
      Map<String, Entry> entries) {
    this.root = root;
    this.blobs = blobs;
    this.changes = changes;
    this.gone = gone;
    this.entries = entries;
  }

  /**
   * Reads the index; in a repository without a commit all of it is a change.
   *
   * @param root the directory that paths are relative to
   */
  public static Staged read(Repository repository, Path root) throws GitException {
    GitCommand list = repository.start("ls-files", "--stage", "-z");
    GitCommand compared = compare(repository, "HEAD", "--ita-visible-in-index");
    String listed = list.output();
    String base = "HEAD";
    if (compared.code() != 0) {
      if (!isUnborn(repository)) {
        throw compared.refused();
      }
      base = emptyTree(listed);
      compared = compare(repository, base, "--ita-visible-in-index");
    }
    List<RawChange> changes = RawChange.parse(compared.output());
    Set<String> announced = announced(repository, base, changes);
    String prefix = repository.prefix();
    Map<String, RawChange> byPath = new HashMap<>();
    List<String> gone = new ArrayList<>();
    for (RawChange change : changes) {
      change
          .gonePath()
          .filter(path -> path.startsWith(prefix))
          .ifPresent(path -> gone.add(path.substring(prefix.length())));
      if (change.path().startsWith(prefix) && !announced.contains(change.path())) {
        byPath.put(change.path().substring(prefix.length()), change);
      }
    }
    return new Staged(root, repository.blobs(), byPath, gone, entries(listed, prefix, announced));
  }

  private static GitCommand compare(Repository repository, String base, String announced)
      throws GitException {
    return repository.start("diff-index", "--cached", "--raw", "-z", "-M", announced, base);
  }

  private static boolean isUnborn(Repository repository) throws GitException {
    return repository.start("rev-parse", "--verify", "--quiet", "HEAD").code() == 1;
  }

  private static String emptyTree(String listed) {
    int id = listed.indexOf(' ') + 1;
    boolean isSha256 = listed.indexOf(' ', id) - id == EMPTY_TREE_SHA256.length();
    return isSha256 ? EMPTY_TREE_SHA256 : EMPTY_TREE;
  }

  /**
   * Gives the paths that were announced only. Git shows them as empty files, unless it is told to
   * leave them out; no other plain listing tells them from empty files.
   */
  private static Set<String> announced(Repository repository, String base, List<RawChange> changes)
      throws GitException {
    Set<String> announced = new HashSet<>();
    for (RawChange change : changes) {
      if (EMPTY.contains(change.newId())) {
        announced.add(change.path());
      }
    }
    if (!announced.isEmpty()) {
      String real = compare(repository, base, "--ita-invisible-in-index").output();
      for (RawChange change : RawChange.parse(real)) {
        if (!change.isDeleted()) {
          announced.remove(change.path());
        }
      }
    }
    return announced;
  }

  /** Reads lines of {@code MODE ID STAGE}, a tab and the path (git-ls-files(1)). */
  private static Map<String, Entry> entries(String listed, String prefix, Set<String> announced) {
    Map<String, Entry> entries = new TreeMap<>();
    int end;
    for (int at = 0; at < listed.length(); at = end + 1) {
      int id = listed.indexOf(' ', at) + 1;
      int stage = listed.indexOf(' ', id) + 1;
      int path = listed.indexOf('\t', stage) + 1;
      end = listed.indexOf('\0', path);
      String full = listed.substring(path, end);
      if (full.startsWith(prefix) && !announced.contains(full)) {
        entries.put(
            full.substring(prefix.length()),
            new Entry(
                listed.substring(at, id - 1),
                listed.substring(id, stage - 1),
                listed.charAt(stage) != '0'));
      }
    }
    return entries;
  }

  /**
   * Gives what the index has under a path, changed or not; what is no file there cannot be read.
   */
  public Optional<ProjectFile> file(String path) {
    Entry entry = entries.get(path);
    if (entry == null) {
      return Optional.empty();
    }
    return Optional.of(
        entry.isFile() ? stored(path, entry.id()) : new NoFile(path, entry.isUnmerged()));
  }

  /**
   * Tells whether a path, relative to the root with forward slashes, is a file or directory of the
   * index; what lies behind a link or in a submodule is taken to be there.
   */
  public boolean exists(String path) {
    String normal;
    try {
      normal = Path.of(path).normalize().toString();
    } catch (InvalidPathException e) {
      return false;
    }
    if (normal.isEmpty() || entries.containsKey(normal) || directories().contains(normal)) {
      return true;
    }
    for (String at = normal; !at.isEmpty(); at = parent(at)) {
      if (entries.containsKey(at)) {
        return entries.get(at).leadsAway();
      }
    }
    return false;
  }

  /** Tells whether the index has a file at a path that holds no links. */
  public boolean isFile(String path) {
    return entries.containsKey(path) && entries.get(path).isFile();
  }

  /** Tells whether the index has files below a path that holds no links. */
  public boolean isDirectory(String path) {
    return path.isEmpty() || directories().contains(path);
  }

  /**
   * Gives where a path leads when the links of the index are followed, relative to the root; empty
   * where it leads out of that, or in a circle.
   */
  public Optional<String> followed(String path) {
    String at = path;
    for (int links = 0; links < MOST_LINKS; links++) {
      Optional<String> link = link(at);
      if (link.isEmpty()) {
        return Optional.of(at);
      }
      String rest = at.substring(link.get().length());
      Optional<String> target =
          bytes(link.get(), MOST_LINK_BYTES)
              .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
              .flatMap(to -> RootPath.resolve(parent(link.get()), to));
      if (target.isEmpty()) {
        return Optional.empty();
      }
      at = target.get().isEmpty() && !rest.isEmpty() ? rest.substring(1) : target.get() + rest;
    }
    return Optional.empty();
  }

  /** Gives the first part of a path that is a link. */
  private Optional<String> link(String path) {
    for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      String part = end < 0 ? path : path.substring(0, end);
      if (entries.containsKey(part) && entries.get(part).mode().equals("120000")) {
        return Optional.of(part);
      }
      if (end < 0) {
        return Optional.empty();
      }
    }
  }

  /** Gives the content that the index has at a path; empty where it has none, or too much. */
  public Optional<byte[]> bytes(String path, int limitBytes) {
    Entry entry = entries.get(path);
    try {
      return entry == null || entry.isUnmerged()
          ? Optional.empty()
          : Optional.of(blobs.read(entry.id(), limitBytes));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private synchronized Set<String> directories() {
    if (directories.isEmpty()) {
      Set<String> all = new HashSet<>();
      for (String path : entries.keySet()) {
        String at = parent(path);
        while (!at.isEmpty() && all.add(at)) {
          at = parent(at);
        }
      }
      directories = Optional.of(all);
    }
    return directories.get();
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /**
   * Finds what is staged among the paths that the user named.
   *
   * @param named files and directories, absolute and normalised
   * @param exclude patterns relative to the root that leave files out
   * @param honoursGitignore whether .gitignore leaves files out, unless they are named
   */
  public Changes find(List<Path> named, Gitignore exclude, boolean honoursGitignore)
      throws GitException {
    NamedPaths asked = new NamedPaths(root, named, exclude, honoursGitignore);
    NamedPaths whole = new NamedPaths(root, List.of(root), exclude, honoursGitignore);
    List<ChangedFile> files = new ArrayList<>();
    List<String> gone = this.gone.stream().filter(asked::hold).toList();
    List<Notice> notices = missing(asked);
    Set<String> reported = new HashSet<>();
    entries.forEach((path, entry) -> {
      if (entry.isUnmerged() && asked.hold(path)) {
        notices.add(new Notice(path, CONFLICT, true));
      } else if (entry.isFile() && changes.containsKey(path) && asked.hold(path)) {
        reported.add(path);
        files.add(new ChangedFile(stored(path, entry.id()), before(path)));
      }
    });
    notices.sort(Notice.ORDER);
    return new Changes(files, gone, () -> context(whole, reported), notices);
  }

  private List<ProjectFile> context(NamedPaths whole, Set<String> reported) {
    List<ProjectFile> context = new ArrayList<>();
    entries.forEach((path, entry) -> {
      if (entry.isFile() && !reported.contains(path) && whole.hold(path)) {
        context.add(stored(path, entry.id()));
      }
    });
    return context;
  }

  private Optional<ProjectFile> before(String path) {
    RawChange change = changes.get(path);
    return change.hasOld() ? Optional.of(stored(path, change.oldId())) : Optional.empty();
  }

  private ProjectFile stored(String path, String id) {
    return new StoredFile(path, id, blobs);
  }

  /** A name that stands for nothing anywhere is a slip, and must not pass for a clean file. */
  private List<Notice> missing(NamedPaths asked) {
    List<Notice> notices = new ArrayList<>();
    for (String name : asked.names()) {
      if (!exists(name)
          && !changes.containsKey(name)
          && !Files.exists(root.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        notices.add(new Notice(name, "does not exist", true));
      }
    }
    return notices;
  }

  @Override
  public void close() {
    blobs.close();
  }
}
