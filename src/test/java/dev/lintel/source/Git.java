package dev.lintel.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Git itself, for tests that ask whether Lintel agrees with it. */
final class Git {
  private final Path workTree;

  private Git(Path workTree) {
    this.workTree = workTree;
  }

  /** Makes a repository in an empty directory. */
  static Git init(Path workTree) throws IOException {
    Git git = new Git(workTree);
    git.run("init", "--quiet");
    return git;
  }

  /** Gives the files that are not ignored; none are tracked. */
  List<String> files() throws IOException {
    String output = run("ls-files", "--others", "--exclude-standard", "-z");
    return output.isEmpty() ? List.of() : Arrays.stream(output.split("\0")).sorted().toList();
  }

  String run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", workTree.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
    builder.environment().put("XDG_CONFIG_HOME", "/dev/null");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command + ": " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return output;
  }
}
