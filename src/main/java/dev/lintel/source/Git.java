package dev.lintel.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user's git: finds the program and the repository, and settles under which variables it runs.
 *
 * <p>The program is looked up in the directories of the user's PATH and then in those where systems
 * have it, as {@link InstalledPrograms} does.
 *
 * <p>A hook is told by variables which index the commit is made of: a partial commit and {@code
 * commit -a} use one of their own, and in a linked work tree the repository is named too
 * (githooks(5), tried with git 2.39.5). They hold where the repository under check is the one that
 * Lintel was started in, and not for another one.
 */
public final class Git {
  private static final List<String> SYSTEM_DIRECTORIES =
      List.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/bin");

  private final Path workingDirectory;
  private final Map<String, String> environment;
  private final List<String> systemDirectories;

  /**
   * @param environment the variables of the caller
   */
  public Git(Path workingDirectory, Map<String, String> environment) {
    this(workingDirectory, environment, SYSTEM_DIRECTORIES);
  }

  Git(Path workingDirectory, Map<String, String> environment, List<String> systemDirectories) {
    this.systemDirectories = List.copyOf(systemDirectories);
    this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
    this.environment = Map.copyOf(environment);
  }

  /** Gives the repository that a directory stands in. */
  public Repository repository(Path root) throws GitException {
    Optional<Path> top = top(root);
    if (top.isEmpty()) {
      throw GitException.misuse(
          "'" + root + "' is in no git repository; start it inside of one, or name the files");
    }
    return new Repository(program(top.get()), top.get(), root, variables(top.get()));
  }

  /** Gives the top of the work tree that a directory stands in. */
  private Optional<Path> top(Path directory) {
    String told = environment.getOrDefault("GIT_WORK_TREE", "");
    if (!told.isEmpty()) {
      Path top = workingDirectory.resolve(told).normalize();
      if (directory.startsWith(top)) {
        return Optional.of(top);
      }
    }
    for (Path at = directory; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private Path program(Path top) throws GitException {
    List<String> directories =
        new ArrayList<>(List.of(environment.getOrDefault("PATH", "").split(":")));
    directories.addAll(systemDirectories);
    return new InstalledPrograms(top)
        .find("git", directories)
        .orElseThrow(() ->
            GitException.failure(
                "git is not on the PATH; install it, for it alone knows what changed"));
  }

  private Map<String, String> variables(Path top) {
    boolean isOwn = top(workingDirectory).equals(Optional.of(top));
    Map<String, String> variables = new HashMap<>();
    environment.forEach((name, value) -> {
      if (!name.startsWith("GIT_") || isConfiguration(name) || isOwn && isPlace(name)) {
        variables.put(name, value);
      }
    });
    // A relative one is meant from where the caller stands; that of the index is from the top.
    variables.computeIfPresent(
        "GIT_DIR", (name, value) -> workingDirectory.resolve(value).normalize().toString());
    // Beats core.worktree, with which a repository could show another directory as its own.
    variables.put("GIT_WORK_TREE", top.toString());
    if (top.getParent() != null) {
      variables.put("GIT_CEILING_DIRECTORIES", top.getParent().toString());
    }
    variables.put("GIT_OPTIONAL_LOCKS", "0");
    variables.put("GIT_TERMINAL_PROMPT", "0");
    variables.put("GIT_NO_LAZY_FETCH", "1");
    // Unlike protocol.allow, no setting of the repository overrides this: no transport at all.
    variables.put("GIT_ALLOW_PROTOCOL", "");
    variables.put("GIT_NO_REPLACE_OBJECTS", "1");
    variables.put("GIT_LITERAL_PATHSPECS", "1");
    variables.put("LC_ALL", "C");
    return variables;
  }

  /** The user's own settings, safe.directory among them. */
  private static boolean isConfiguration(String name) {
    return name.startsWith("GIT_CONFIG");
  }

  /** What git tells its hooks of where the repository lies. */
  private static boolean isPlace(String name) {
    return switch (name) {
      case "GIT_DIR",
          "GIT_INDEX_FILE",
          "GIT_COMMON_DIR",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES" ->
          true;
      default -> false;
    };
  }
}
