package dev.lintel.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the work tree changed since it parted from a commit: the base is their merge base, as that
 * of a pull request is and as {@code git diff REF...} has it. Staged, unstaged and untracked
 * changes count alike.
 */
public final class Since implements AutoCloseable {
  private static final int SHA1_DIGITS = 40;

  private final Repository repository;
  private final Path root;
  private final String base;
  private final Blobs blobs;

  private Since(Repository repository, Path root, String base) {
    this.repository = repository;
    this.root = root;
    this.base = base;
    this.blobs = repository.blobs();
  }

  /**
   * Finds the base.
   *
   * @param root the directory that paths are relative to
   * @param reference a commit, branch or tag
   */
  public static Since of(Repository repository, Path root, String reference) throws GitException {
    GitCommand merged = repository.start("merge-base", "--", reference, "HEAD");
    return switch (merged.code()) {
      case 0 -> new Since(repository, root, merged.text().lines().findFirst().orElseThrow());
      case 1 -> throw apart(repository, reference);
      default -> throw unknown(repository, reference, merged);
    };
  }

  private static GitException apart(Repository repository, String reference) throws GitException {
    return GitException.misuse(
        isShallow(repository)
            ? "the history that is here does not reach back to where '%s' and HEAD part; %s"
                .formatted(reference, deepen())
            : "'%s' and HEAD have no commit in common; name one that this work started from"
                .formatted(reference));
  }

  private static GitException unknown(Repository repository, String reference, GitCommand merged)
      throws GitException {
    if (!isCommit(repository, reference)) {
      return GitException.misuse(
          isShallow(repository)
              ? "there is no commit '%s' in this shallow clone; %s".formatted(reference, deepen())
              : "there is no commit, branch or tag '%s' here; fetch it, or name another"
                  .formatted(reference));
    }
    if (!isCommit(repository, "HEAD")) {
      return GitException.misuse("there is no commit yet to compare '" + reference + "' with");
    }
    return merged.refused();
  }

  private static String deepen() {
    return "fetch the rest with 'git fetch --unshallow', or in a workflow set 'fetch-depth: 0' at"
        + " actions/checkout";
  }

  private static boolean isCommit(Repository repository, String reference) throws GitException {
    GitCommand verified =
        repository.start("rev-parse", "--verify", "--quiet", reference + "^{commit}");
    return verified.code() == 0;
  }

  private static boolean isShallow(Repository repository) throws GitException {
    return repository.output("rev-parse", "--is-shallow-repository").startsWith("true");
  }

  /**
   * Finds what changed among the paths that the user named.
   *
   * @param named files and directories, absolute and normalised
   * @param exclude patterns relative to the root that leave files out
   * @param honoursGitignore whether .gitignore leaves files out
   */
  public Changes find(List<Path> named, Gitignore exclude, boolean honoursGitignore)
      throws GitException {
    NamedPaths asked = new NamedPaths(root, named, exclude, honoursGitignore);
    Map<String, RawChange> changes = new HashMap<>();
    List<String> gone = new ArrayList<>();
    GitCommand others = others(honoursGitignore);
    for (RawChange change : tracked()) {
      change.gonePath().flatMap(this::inRoot).filter(asked::hold).ifPresent(gone::add);
      inRoot(change.path()).ifPresent(path -> changes.put(path, change));
    }
    Set<String> untracked = new HashSet<>();
    for (String path : others.output().split("\0")) {
      inRoot(path).ifPresent(untracked::add);
    }
    Discovery.Result found = Discovery.find(root, named, exclude, honoursGitignore);
    List<ChangedFile> files = new ArrayList<>();
    Set<Path> reported = new HashSet<>();
    for (FoundFile file : found.files()) {
      RawChange change = changes.get(file.path());
      if (untracked.contains(file.path()) || change != null && !isOnlyTouched(file, change)) {
        files.add(new ChangedFile(file, before(file, change)));
        reported.add(file.file());
      }
    }
    return new Changes(
        files,
        gone,
        () -> context(exclude, honoursGitignore, reported),
        found.notices().stream().filter(notice -> !isGone(notice, changes)).toList());
  }

  /** A file that was named and is deleted has nothing left to check. */
  private static boolean isGone(Notice notice, Map<String, RawChange> changes) {
    RawChange change = changes.get(notice.path());
    return change != null && change.isDeleted();
  }

  private Optional<String> inRoot(String path) {
    String prefix = repository.prefix();
    return path.startsWith(prefix)
        ? Optional.of(path.substring(prefix.length()))
        : Optional.empty();
  }

  /** Gives the changes of what the base or the index knows. */
  private List<RawChange> tracked() throws GitException {
    return RawChange.parse(
        repository
            .start(
                filtersOff(),
                List.of("diff-index", "--raw", "-z", "-M", "--ignore-submodules=all", base, "--"))
            .output());
  }

  private GitCommand others(boolean honoursGitignore) throws GitException {
    return honoursGitignore
        ? repository.start("ls-files", "--others", "--exclude-standard", "-z")
        : repository.start("ls-files", "--others", "-z");
  }

  /**
   * Gives the settings that switch off each filter there is (gitattributes(5)): an empty command is
   * none, and a filter that is required must not fail for that.
   */
  private Map<String, String> filtersOff() throws GitException {
    Map<String, String> settings = new HashMap<>();
    GitCommand asked =
        repository.start("config", "-z", "--name-only", "--get-regexp", "^filter\\.");
    if (asked.code() > 1) {
      throw asked.refused();
    }
    for (String name : asked.text().split("\0")) {
      int last = name.lastIndexOf('.');
      if (last > 0) {
        String filter = name.substring(0, last + 1);
        settings.put(filter + "clean", "");
        settings.put(filter + "process", "");
        settings.put(filter + "required", "false");
      }
    }
    return settings;
  }

  private Optional<ProjectFile> before(FoundFile file, RawChange change) {
    return change == null || !change.hasOld()
        ? Optional.empty()
        : Optional.of(new StoredFile(file.path(), change.oldId(), blobs));
  }

  private List<ProjectFile> context(
      Gitignore exclude, boolean honoursGitignore, Set<Path> reported) {
    List<ProjectFile> context = new ArrayList<>();
    for (FoundFile file : Discovery.find(root, List.of(root), exclude, honoursGitignore).files()) {
      if (!reported.contains(file.file())) {
        context.add(file);
      }
    }
    return context;
  }

  /**
   * Tells whether a file has a new time stamp and the old content, which git does not look at here.
   */
  private static boolean isOnlyTouched(FoundFile file, RawChange change) {
    if (change.hasNew() || !change.hasOld() || !change.isSameMode() || change.status() != 'M') {
      return false;
    }
    try (InputStream stream = Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = stream.readNBytes(FileContent.DEFAULT_LIMIT_BYTES);
      return id(bytes, change.oldId().length()).equals(change.oldId());
    } catch (IOException e) {
      // Reading it to check it fails as well, and says so.
      return false;
    }
  }

  /** Gives the id that git would store a content under (git-hash-object(1)). */
  private static String id(byte[] bytes, int digits) {
    try {
      MessageDigest digest = MessageDigest.getInstance(digits == SHA1_DIGITS ? "SHA-1" : "SHA-256");
      digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    blobs.close();
  }
}
