package dev.lintel.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The programs of the user's system. A relative directory, and whatever lies inside the tree under
 * check, is passed over: what the tree holds must not run because of its name.
 *
 * @param tree the tree under check, absolute
 */
public record InstalledPrograms(Path tree) {
  /** Gives the first program of a name; empty where there is none. */
  public Optional<Path> find(String name, List<String> directories) {
    for (String directory : directories) {
      Optional<Path> program = at(directory, name);
      if (program.isPresent()) {
        return program;
      }
    }
    return Optional.empty();
  }

  /** Gives the program at a path that the user names; empty where none may be run there. */
  public Optional<Path> at(String path) {
    return at(path, "");
  }

  private Optional<Path> at(String directory, String name) {
    try {
      Path program = Path.of(directory).resolve(name);
      return program.isAbsolute()
              && Files.isExecutable(program)
              && Files.isRegularFile(program)
              && isOutside(program.getParent())
              && isOutside(program)
          ? Optional.of(program)
          : Optional.empty();
    } catch (InvalidPathException | IOException e) {
      return Optional.empty();
    }
  }

  /** Gives those of some directories that programs may be taken from, in their order. */
  public List<String> directories(List<String> directories) {
    return directories.stream().filter(this::mayHoldPrograms).toList();
  }

  private boolean mayHoldPrograms(String directory) {
    try {
      Path path = Path.of(directory);
      return path.isAbsolute() && Files.isDirectory(path) && isOutside(path);
    } catch (InvalidPathException | IOException e) {
      return false;
    }
  }

  private boolean isOutside(Path path) throws IOException {
    return !path.toRealPath().startsWith(tree.toRealPath());
  }
}
