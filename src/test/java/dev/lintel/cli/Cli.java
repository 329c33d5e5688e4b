package dev.lintel.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs command lines in a directory, as {@link Main} does for the process. */
record Cli(Path directory, boolean isTerminal, Map<String, String> environment, InputStream input) {
  /** What came of a run. */
  record Outcome(ExitCode code, String out, String err) {}

  Cli(Path directory, boolean isTerminal, Map<String, String> environment) {
    this(directory, isTerminal, environment, InputStream.nullInputStream());
  }

  /** Runs in a directory that is its own root, in a pipe, without any variable. */
  static Cli in(Path directory) {
    try {
      Files.createDirectories(directory.resolve(".git"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Cli(directory, false, Map.of());
  }

  Cli onTerminal() {
    return new Cli(directory, true, environment);
  }

  Cli with(Map<String, String> variables) {
    return new Cli(directory, isTerminal, variables);
  }

  /** Gives standard input, which one run reads. */
  Cli input(byte... bytes) {
    return new Cli(directory, isTerminal, environment, new ByteArrayInputStream(bytes));
  }

  /** Makes a file in the directory. */
  Cli file(String path, String content) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Outcome run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(input, out, err, isTerminal, isTerminal, 80, environment, directory);
    ExitCode code = Main.run(List.of(args), terminal);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
