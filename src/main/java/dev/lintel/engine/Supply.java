package dev.lintel.engine;

import dev.lintel.policy.PolicyFiles;
import dev.lintel.source.GitException;
import dev.lintel.source.Gitignore;
import dev.lintel.source.InputFile;
import dev.lintel.source.ProjectFile;
import dev.lintel.source.Repository;
import dev.lintel.source.Since;
import dev.lintel.source.Staged;
import java.nio.file.Path;
import java.util.Optional;

/** What a run reads, by its {@link Scope}: configuration, files, and the tree around them. */
interface Supply extends AutoCloseable {
  /** Opens what a request asks for. */
  static Supply of(CheckRequest request) throws GitException {
    Path root = request.root();
    return switch (request.scope()) {
      case Scope.Everything() -> new DiskSupply(request);
      case Scope.Input(Path file, var stream) ->
          new InputSupply(
              new DiskSupply(request), new InputFile(root.relativize(file).toString(), stream));
      case Scope.Staged(var git, boolean isByLine) ->
          new StagedSupply(request, Staged.read(git.repository(root), root), isByLine);
      case Scope.Since(var git, String reference, boolean isByLine) -> {
        Repository repository = git.repository(root);
        yield new SinceSupply(
            new DiskSupply(request), Since.of(repository, root, reference), isByLine);
      }
    };
  }

  /** Gives the files that a lintel.yml may build on. */
  PolicyFiles extended();

  /** Gives a file of configuration; empty where there is none. */
  Optional<ProjectFile> configuration(Path file);

  /**
   * Finds the files; asked once.
   *
   * @param exclude patterns relative to the root that leave files out
   */
  RunFiles files(Gitignore exclude) throws GitException;

  FileTree tree();

  @Override
  default void close() {}
}
