package dev.lintel.source;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the directory that paths, configuration and fingerprints are relative to. */
public final class Root {
  /** The configuration file, which also marks a root. */
  public static final String CONFIGURATION = "lintel.yml";

  private Root() {}

  /**
   * Gives the nearest directory at or above a file or directory that holds {@code .git} or {@code
   * lintel.yml}; where there is none, the directory itself, or the one that the file stands in.
   * Absolute and normalised; the file need not exist.
   */
  public static Path find(Path checked) {
    Path start = checked.toAbsolutePath().normalize();
    if (!Files.isDirectory(start) && start.getParent() != null) {
      start = start.getParent();
    }
    for (Path directory = start; directory != null; directory = directory.getParent()) {
      if (Files.exists(directory.resolve(".git"))
          || Files.isRegularFile(directory.resolve(CONFIGURATION))) {
        return directory;
      }
    }
    return start;
  }
}
