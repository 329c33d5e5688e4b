package dev.lintel.engine;

import dev.lintel.policy.PolicyFiles;
import dev.lintel.source.Discovery;
import dev.lintel.source.FoundFile;
import dev.lintel.source.Gitignore;
import dev.lintel.source.ProjectFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The files that the user named and those below the directories, as they lie on disk. */
record DiskSupply(CheckRequest request) implements Supply {
  @Override
  public Optional<ProjectFile> configuration(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(new FoundFile(request.root().relativize(file).toString(), file))
        : Optional.empty();
  }

  @Override
  public PolicyFiles extended() {
    return new ExtendedFiles(request.root());
  }

  @Override
  public RunFiles files(Gitignore exclude) {
    Discovery.Result found =
        Discovery.find(request.root(), request.paths(), exclude, request.honoursGitignore());
    return RunFiles.all(found.files(), found.notices());
  }

  @Override
  public FileTree tree() {
    return FileTree.onDisk(request.root());
  }
}
