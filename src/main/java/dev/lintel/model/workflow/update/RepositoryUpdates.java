package dev.lintel.model.workflow.update;

import java.util.List;
import java.util.function.Predicate;

/** What is kept up to date by dependabot.yml, and the repository that the file speaks of. */
public final class RepositoryUpdates {
  private final List<DependabotFile> files;
  private final Predicate<String> exists;

  /**
   * @param files in the order of their paths
   * @param exists tells whether a path, relative to the root of the check with forward slashes, is
   *     a file or directory
   */
  public RepositoryUpdates(List<DependabotFile> files, Predicate<String> exists) {
    this.files = List.copyOf(files);
    this.exists = exists;
  }

  /** Gives the files, in the order of their paths. */
  public List<DependabotFile> files() {
    return files;
  }

  /** Tells whether a path, the root being empty, is a file or directory. */
  public boolean exists(String path) {
    return path.isEmpty() || exists.test(path);
  }
}
