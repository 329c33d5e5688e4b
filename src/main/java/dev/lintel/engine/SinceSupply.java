package dev.lintel.engine;

import dev.lintel.policy.PolicyFiles;
import dev.lintel.source.Changes;
import dev.lintel.source.GitException;
import dev.lintel.source.Gitignore;
import dev.lintel.source.ProjectFile;
import dev.lintel.source.Since;
import java.nio.file.Path;
import java.util.Optional;

/** What the work tree changed since a commit, in the project as it lies on disk. */
record SinceSupply(DiskSupply disk, Since since, boolean isByLine) implements Supply {
  @Override
  public Optional<ProjectFile> configuration(Path file) {
    return disk.configuration(file);
  }

  @Override
  public PolicyFiles extended() {
    return disk.extended();
  }

  @Override
  public RunFiles files(Gitignore exclude) throws GitException {
    CheckRequest request = disk.request();
    Changes changes = since.find(request.paths(), exclude, request.honoursGitignore());
    return ChangedPlaces.files(changes, isByLine);
  }

  @Override
  public FileTree tree() {
    return disk.tree();
  }

  @Override
  public void close() {
    since.close();
  }
}
