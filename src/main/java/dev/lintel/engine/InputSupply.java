package dev.lintel.engine;

import dev.lintel.policy.PolicyFiles;
import dev.lintel.source.Gitignore;
import dev.lintel.source.InputFile;
import dev.lintel.source.ProjectFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A text that stands for one file, as if that alone had been named; all else lies on disk. */
record InputSupply(DiskSupply disk, InputFile input) implements Supply {
  @Override
  public Optional<ProjectFile> configuration(Path file) {
    return disk.configuration(file);
  }

  @Override
  public PolicyFiles extended() {
    return disk.extended();
  }

  @Override
  public RunFiles files(Gitignore exclude) {
    return RunFiles.all(
        exclude.ignores(input.path(), false) ? List.of() : List.of(input), List.of());
  }

  @Override
  public FileTree tree() {
    return disk.tree();
  }
}
