package dev.lintel.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A repository of git itself, which sees no settings but its own. */
public record ScratchRepository(Path top) {
  /** The variables that keep a user's and the machine's settings away. */
  public static final Map<String, String> HERMETIC =
      Map.of(
          "PATH",
          "/usr/bin:/bin",
          "GIT_CONFIG_GLOBAL",
          "/dev/null",
          "GIT_CONFIG_SYSTEM",
          "/dev/null");

  private static final Map<String, String> PERSON =
      Map.of(
          "XDG_CONFIG_HOME", "/dev/null",
          "GIT_AUTHOR_NAME", "A",
          "GIT_AUTHOR_EMAIL", "a@example.com",
          "GIT_COMMITTER_NAME", "A",
          "GIT_COMMITTER_EMAIL", "a@example.com");

  /** Makes a repository in a directory, which is made as well. */
  public static ScratchRepository init(Path top) {
    makeDirectories(top);
    ScratchRepository repository = new ScratchRepository(top);
    repository.run("init", "--quiet", "--initial-branch=main");
    return repository;
  }

  /** Gives the files that are not ignored; none are tracked. */
  public List<String> files() {
    String output = run("ls-files", "--others", "--exclude-standard", "-z");
    return output.isEmpty() ? List.of() : Arrays.stream(output.split("\0")).sorted().toList();
  }

  /** Makes a file in the work tree. */
  public ScratchRepository file(String path, String content) {
    Path file = top.resolve(path);
    makeDirectories(file.getParent());
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Gives what a file of the work tree holds. */
  public String read(String path) {
    try {
      return Files.readString(top.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves a file as a user does, into a directory that may have to be made. */
  public void move(String from, String to) {
    makeDirectories(top.resolve(to).getParent());
    run("mv", from, to);
  }

  /** Stages everything. */
  public ScratchRepository stage() {
    run("add", "--all", "--force");
    return this;
  }

  /** Commits everything. */
  public ScratchRepository commit() {
    stage();
    run("commit", "--quiet", "--allow-empty", "--message=x");
    return this;
  }

  /** Runs git and gives its output; throws where it fails. */
  public String run(String... arguments) {
    return run(new byte[0], arguments);
  }

  /** Runs git with a standard input. */
  public String run(byte[] input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", top.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(HERMETIC);
    builder.environment().putAll(PERSON);
    try {
      Process process = builder.start();
      try (OutputStream stream = process.getOutputStream()) {
        stream.write(input);
      }
      String output;
      try (InputStream stream = process.getInputStream()) {
        output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      }
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void makeDirectories(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
