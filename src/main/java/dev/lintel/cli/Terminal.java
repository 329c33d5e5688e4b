package dev.lintel.cli;

import dev.lintel.report.VisibleText;
import dev.lintel.source.UnwritableException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command prints, and what it may know of the place. Always UTF-8, whatever the locale, so
 * that the same run gives the same bytes everywhere.
 */
final class Terminal {
  private static final int DEFAULT_COLUMNS = 100;

  private final InputStream in;
  private final OutputStream out;
  private final OutputStream err;
  private final boolean isOutTerminal;
  private final boolean isErrTerminal;
  private final int columns;
  private final Map<String, String> environment;
  private final Path workingDirectory;
  private boolean isLost;

  Terminal(
      InputStream in,
      OutputStream out,
      OutputStream err,
      boolean isOutTerminal,
      boolean isErrTerminal,
      int columns,
      Map<String, String> environment,
      Path workingDirectory) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.isOutTerminal = isOutTerminal;
    this.isErrTerminal = isErrTerminal;
    this.columns = columns;
    this.environment = environment;
    this.workingDirectory = workingDirectory;
  }

  /**
   * Gives the process's own. The launcher tells in {@code lintel.terminal} whether standard output
   * and error are terminals, as two digits, and the number of columns behind a colon where the
   * shell knows it: asking here would cost more than the shell's test.
   */
  static Terminal ofProcess() {
    String told = System.getProperty("lintel.terminal", "00");
    int columns = DEFAULT_COLUMNS;
    if (told.length() > 3) {
      try {
        columns = Math.max(40, Integer.parseInt(told.substring(3)));
      } catch (NumberFormatException e) {
        columns = DEFAULT_COLUMNS;
      }
    }
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
        new FileOutputStream(FileDescriptor.err),
        told.startsWith("1"),
        told.startsWith("1", 1),
        columns,
        System.getenv(),
        Path.of("").toAbsolutePath());
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  boolean isOutTerminal() {
    return isOutTerminal;
  }

  boolean isErrTerminal() {
    return isErrTerminal;
  }

  /** Tells whether standard output takes colours, unless the user asks otherwise. */
  boolean isColoured() {
    return variable("NO_COLOR").isEmpty()
        && (!variable("FORCE_COLOR").isEmpty()
            || isOutTerminal && !variable("TERM").equals("dumb"));
  }

  int columns() {
    return columns;
  }

  Path workingDirectory() {
    return workingDirectory;
  }

  /** Gives a variable of the environment; empty where it is not set. */
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  Map<String, String> environment() {
    return environment;
  }

  /** Gives the file or directory that the user named; throws {@link Misuse} where that is none. */
  Path path(String path) {
    if (path.isEmpty()) {
      throw new Misuse(
          "a path is empty; it takes a file or directory, and none for this directory");
    }
    try {
      return workingDirectory.resolve(path).normalize();
    } catch (InvalidPathException e) {
      throw new Misuse("'" + path + "' is not a path: " + e.getReason());
    }
  }

  void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Prints to standard error; where even that fails there is nobody left to tell. */
  void note(String text) {
    try {
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException _) {
      return;
    }
  }

  /** Prints one error of the tool itself; it may quote what the user or a file holds. */
  void error(String message) {
    note("lintel: " + VisibleText.of(message) + "\n");
  }

  /** Writes out what is buffered; tells whether all of it arrived. */
  boolean finish() {
    try {
      out.flush();
      return true;
    } catch (IOException e) {
      lost(e);
      return false;
    }
  }

  /** Says that output cannot be written; once, for what is buffered fails again at the end. */
  void lost(IOException e) {
    if (!isLost) {
      isLost = true;
      error("cannot write the output: " + reason(e));
    }
  }

  /** Gives why something could not be written; the message of some exceptions is the bare path. */
  static String reason(IOException e) {
    return switch (e) {
      case UnwritableException unwritable -> unwritable.why();
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case NoSuchFileException missing -> missing.getFile() + ": does not exist";
      default -> e.getMessage();
    };
  }
}
