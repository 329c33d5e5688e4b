package dev.lintel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A git repository with files and commits, made by git itself. */
public record Repository(Path root) {
  /** Makes one in an empty directory. */
  public static Repository init(Path root) {
    Repository repository = new Repository(root);
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    repository.git("init", "--quiet", "--initial-branch", "main");
    repository.git("config", "user.name", "Test");
    repository.git("config", "user.email", "test@example.org");
    return repository;
  }

  public Repository file(String path, String content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String read(String path) {
    try {
      return Files.readString(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves a file as a user does, into a directory that may have to be made. */
  public void move(String from, String to) {
    try {
      Files.createDirectories(root.resolve(to).getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    git("mv", from, to);
  }

  public Repository commit(String message) {
    git("add", "--all");
    git("commit", "--quiet", "--message", message);
    return this;
  }

  /** Runs git and gives what it prints; fails where it does. */
  public String git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
      builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
}
