package dev.lintel.engine;

import dev.lintel.policy.PolicyFiles;
import dev.lintel.source.Changes;
import dev.lintel.source.FileContent;
import dev.lintel.source.GitException;
import dev.lintel.source.Gitignore;
import dev.lintel.source.Notice;
import dev.lintel.source.ProjectFile;
import dev.lintel.source.Root;
import dev.lintel.source.Staged;
import java.nio.file.Path;
import java.util.Optional;

/** What is staged, in the project as the index has it. */
record StagedSupply(CheckRequest request, Staged staged, boolean isByLine) implements Supply {
  /** The commit is judged by the lintel.yml that it holds; another one lies where it lies. */
  @Override
  public Optional<ProjectFile> configuration(Path file) {
    return isAtRoot(file)
        ? staged.file(Root.CONFIGURATION)
        : new DiskSupply(request).configuration(file);
  }

  @Override
  public PolicyFiles extended() {
    return request.configuration().filter(this::isAtRoot).isPresent()
        ? this::staged
        : new ExtendedFiles(request.root());
  }

  private boolean isAtRoot(Path file) {
    return file.equals(request.root().resolve(Root.CONFIGURATION));
  }

  private FileContent staged(String path) {
    Optional<ProjectFile> file = staged.file(path);
    return file.isPresent()
        ? file.get().read(PolicyLoader.LIMIT_BYTES)
        : new FileContent.Unread(new Notice(path, "is not in the index; git add it", true));
  }

  @Override
  public RunFiles files(Gitignore exclude) throws GitException {
    Changes changes = staged.find(request.paths(), exclude, request.honoursGitignore());
    return ChangedPlaces.files(changes, isByLine);
  }

  @Override
  public FileTree tree() {
    return FileTree.staged(staged, request.root());
  }

  @Override
  public void close() {
    staged.close();
  }
}
