package dev.lintel.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds programs on the PATH. */
final class Programs {
  private Programs() {}

  /**
   * Gives the files that a name may run, the first one first. Entries of the PATH that depend on
   * the working directory are left out: a tree under check could put a program there.
   */
  static List<Path> named(String name, String path) {
    List<Path> found = new ArrayList<>();
    for (String entry : path.split(File.pathSeparator)) {
      file(entry, name).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Path> file(String directory, String name) {
    try {
      Path file = Path.of(directory).resolve(name);
      return Optional.of(file)
          .filter(f -> f.isAbsolute() && Files.isRegularFile(f) && Files.isExecutable(f));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
