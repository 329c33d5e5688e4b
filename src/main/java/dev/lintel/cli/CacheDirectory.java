package dev.lintel.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where results of other runs are kept: {@code LINTEL_CACHE_DIR}, else {@code lintel} in {@code
 * XDG_CACHE_HOME}, else in {@code .cache} of the home directory (XDG Base Directory Specification
 * 0.8, read on 2026-11-26).
 */
final class CacheDirectory {
  private CacheDirectory() {}

  /** Gives the directory, absolute; empty where the environment names none. */
  static Optional<Path> of(Terminal terminal) {
    return absolute(terminal.variable("LINTEL_CACHE_DIR"), "")
        .or(() -> absolute(terminal.variable("XDG_CACHE_HOME"), "lintel"))
        .or(() -> absolute(terminal.variable("HOME"), ".cache/lintel"));
  }

  /** A relative path in these variables is to be ignored, says the specification. */
  private static Optional<Path> absolute(String variable, String below) {
    if (!variable.startsWith("/")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(variable, below).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
