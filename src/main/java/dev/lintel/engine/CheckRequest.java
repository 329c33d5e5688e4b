package dev.lintel.engine;

import dev.lintel.engine.shellcheck.Shellcheck;
import dev.lintel.policy.Selection;
import dev.lintel.source.ArtifactKind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What to check, and how.
 *
 * @param root what paths in reports and configuration are relative to; absolute and normalised
 * @param paths the files and directories that the user named
 * @param scope which of their files are checked, and where the content comes from
 * @param configuration the lintel.yml to read, which must exist where it is not the one at the
 *     root; empty for none
 * @param baseline the file of known findings, which must exist; empty for what lintel.yml names or
 *     the one at the root, if there is one
 * @param selection which rules run, and how strictly
 * @param honoursGitignore whether .gitignore leaves files out
 * @param as the kind of YAML files whose name and content do not settle it
 * @param kubernetes the versions that manifests are judged by, instead of what lintel.yml says
 * @param shellcheck the program that scripts are given to; empty where nobody asked for that
 * @param threads at least 1
 * @param isProfiled whether to measure where the time goes
 * @param cache where results of earlier runs are looked for and kept; empty for nowhere
 * @param today for dates in suppressions
 */
public record CheckRequest(
    Path root,
    List<Path> paths,
    Scope scope,
    Optional<Path> configuration,
    Optional<Path> baseline,
    Selection selection,
    boolean honoursGitignore,
    Optional<ArtifactKind> as,
    Optional<KubernetesTarget> kubernetes,
    Optional<Shellcheck> shellcheck,
    int threads,
    boolean isProfiled,
    Optional<Cache> cache,
    LocalDate today) {
  /**
   * A place for results.
   *
   * @param directory made when it is needed; never inside the tree that is checked, whose files
   *     nobody vouches for
   * @param build what tells one build of Lintel from another
   */
  public record Cache(Path directory, String build) {}

  public CheckRequest {
    paths = List.copyOf(paths);
  }

  /** Tells whether all files are to be looked at with all rules. */
  boolean isWholeTree() {
    return scope instanceof Scope.Everything
        && paths.contains(root)
        && selection.equals(Selection.DEFAULT);
  }
}
