package dev.lintel.cli;

import dev.lintel.engine.Configuration;
import dev.lintel.engine.shellcheck.Shellcheck;
import dev.lintel.policy.BaselineSettings;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.source.Root;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what stands around Lintel: the PATH, git, the shell, the working directory, its root. */
final class PlaceCheckup {
  private static final String BASELINE = BaselineSettings.FILE;

  private final Terminal terminal;
  private final Path image;

  /**
   * @param image where Lintel runs from
   */
  PlaceCheckup(Terminal terminal, Path image) {
    this.terminal = terminal;
    this.image = image;
  }

  List<Diagnosis> diagnose() throws IOException {
    Path directory = terminal.workingDirectory();
    Path root = Root.find(directory);
    List<Diagnosis> all = new ArrayList<>();
    all.add(launcher());
    all.add(git(root));
    all.add(shellcheck(root));
    all.add(shell());
    all.add(
        Files.isWritable(directory)
            ? Diagnosis.ok("directory", directory + " can be written")
            : Diagnosis.warn(
                "directory", directory + " cannot be written; send reports elsewhere"));
    all.add(root(root));
    all.add(configuration(root));
    all.add(baseline(root));
    return all;
  }

  private Diagnosis launcher() throws IOException {
    Path own = image.resolve("bin/lintel");
    Path checkout = image.resolve("../../bin/lintel").normalize();
    Path launcher = image.endsWith("target/lintel") && Files.exists(checkout) ? checkout : own;
    List<Path> found = Programs.named("lintel", terminal.variable("PATH"));
    if (found.isEmpty()) {
      return Diagnosis.warn(
          "path", "there is no lintel on the PATH; link " + launcher + " into a directory of it");
    }
    Path first = found.getFirst();
    Path real = first.toRealPath();
    return real.equals(real(launcher)) || real.equals(real(own))
        ? Diagnosis.ok("path", first + " is this Lintel")
        : Diagnosis.warn(
            "path",
            "'lintel' runs " + first + ", another one; put " + launcher + " before it in the PATH");
  }

  private static Path real(Path path) throws IOException {
    return Files.exists(path) ? path.toRealPath() : path;
  }

  private Diagnosis git(Path root) {
    Optional<Path> git =
        Programs.named("git", terminal.variable("PATH")).stream()
            .filter(file -> !file.startsWith(root))
            .findFirst();
    if (git.isEmpty()) {
      return Diagnosis.warn("git", "there is no git on the PATH; what asks history does not work");
    }
    String version = version(git.get());
    return version.isEmpty()
        ? Diagnosis.warn("git", git.get() + " does not run; install git anew")
        : Diagnosis.ok("git", version + " in " + git.get());
  }

  private Diagnosis shellcheck(Path root) {
    return Shellcheck.find(terminal.environment(), root)
        .program()
        .map(program -> Diagnosis.ok("scripts", "check --shellcheck runs " + program))
        .orElseGet(
            () -> Diagnosis.ok("scripts", "there is no shellcheck for check --shellcheck to run"));
  }

  /** Gives what git says of itself, in no repository and without the user's settings. */
  private static String version(Path git) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(git.toString(), "--version")
              .directory(Path.of("/").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().clear();
      Process process = builder.start();
      try (InputStream out = process.getInputStream()) {
        String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? text.strip() : "";
      }
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private Diagnosis shell() {
    String path = terminal.variable("SHELL");
    String shell = path.substring(path.lastIndexOf('/') + 1);
    if (!Completion.SHELLS.contains(shell)) {
      return Diagnosis.ok(
          "shell", "completion scripts are there for " + Words.anyOf(Completion.SHELLS));
    }
    String file =
        switch (shell) {
          case "fish" -> ".config/fish/completions/lintel.fish";
          case "zsh" -> ".zfunc/_lintel";
          default -> ".local/share/bash-completion/completions/lintel";
        };
    return Files.exists(Path.of(terminal.variable("HOME"), file))
        ? Diagnosis.ok("shell", shell + " completes, by ~/" + file)
        : Diagnosis.ok(
            "shell",
            "'lintel completion %s > ~/%s' makes %s complete".formatted(shell, file, shell));
  }

  private static Diagnosis root(Path root) {
    boolean isMarked =
        Files.exists(root.resolve(".git")) || Files.exists(root.resolve(Root.CONFIGURATION));
    return isMarked
        ? Diagnosis.ok("root", root.toString())
        : Diagnosis.warn(
            "root",
            "neither .git nor %s stands in %s or above it; what is checked is its own root"
                .formatted(Root.CONFIGURATION, root));
  }

  private static Diagnosis baseline(Path root) {
    Path file = root.resolve(BASELINE);
    return Files.exists(file)
        ? Diagnosis.ok("baseline", file.toString())
        : Diagnosis.ok("baseline", "no " + BASELINE + ", so every finding counts");
  }

  private static Diagnosis configuration(Path root) {
    Path file = root.resolve(Root.CONFIGURATION);
    try {
      return Configuration.read(root, file).isPresent()
          ? Diagnosis.ok("config", file + " is valid")
          : Diagnosis.ok("config", "no " + Root.CONFIGURATION + ", so the defaults hold");
    } catch (InvalidPolicyException e) {
      return Diagnosis.warn(
          "config", "check ends with 2 until this is mended: " + String.join("; ", e.problems()));
    }
  }
}
