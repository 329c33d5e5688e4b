package dev.lintel.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A git repository, of which git is asked by plumbing commands. Nothing that the repository's own
 * settings name is run: no hook, file system monitor, pager, difference program or text conversion,
 * and no connection is made. Two things deserve a word (tried with git 2.39.5):
 *
 * <ul>
 *   <li>A comparison with the work tree runs the clean filters of files whose time stamps do not
 *       tell whether they changed. Nothing but naming each filter switches them off, so those that
 *       there are are asked for first.
 *   <li>A missing object of a partial clone is fetched, by any command that a remote's settings
 *       name. {@code protocol.allow} yields to {@code protocol.NAME.allow} of the repository;
 *       GIT_ALLOW_PROTOCOL does not.
 * </ul>
 */
public final class Repository {
  private static final List<String> HARDENING =
      List.of(
          "--no-pager",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "core.attributesFile=/dev/null",
          "-c",
          "core.pager=cat",
          "-c",
          "core.sshCommand=false",
          "-c",
          "diff.external=",
          "-c",
          "protocol.allow=never",
          "-c",
          "submodule.recurse=false");

  private final Path program;
  private final Path top;
  private final String prefix;
  private final Map<String, String> variables;

  /**
   * @param program git itself, absolute
   * @param top where the work tree starts
   * @param root the directory that paths are relative to, at or below the top
   */
  Repository(Path program, Path top, Path root, Map<String, String> variables) {
    this.program = program;
    this.top = top;
    this.prefix = top.equals(root) ? "" : top.relativize(root) + "/";
    this.variables = Map.copyOf(variables);
  }

  /** Gives the path of the root below the top, with a slash at its end; empty where it is that. */
  String prefix() {
    return prefix;
  }

  /** Starts git; the command runs beside the caller until its result is asked for. */
  GitCommand start(String... arguments) throws GitException {
    return start(Map.of(), List.of(arguments));
  }

  /**
   * Starts git with settings that beat those of the repository.
   *
   * @param settings values by their names
   */
  GitCommand start(Map<String, String> settings, List<String> arguments) throws GitException {
    return new GitCommand(arguments.getFirst(), started(builder(settings, arguments)));
  }

  /**
   * Gives the output of a command that must succeed, as text; names that are not UTF-8 are bent.
   */
  String output(String... arguments) throws GitException {
    return start(arguments).output();
  }

  /** Opens the contents of the repository. */
  Blobs blobs() {
    // Nobody reads its warnings, and it must not wait for one who does.
    return new Blobs(() ->
        started(
            builder(Map.of(), List.of("cat-file", "--batch"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)));
  }

  private ProcessBuilder builder(Map<String, String> settings, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(HARDENING);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(top.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().putAll(numbered(settings));
    return builder;
  }

  private Process started(ProcessBuilder builder) throws GitException {
    try {
      return builder.start();
    } catch (IOException e) {
      throw GitException.failure(
          "'" + program + "' cannot be started: " + e.getMessage() + "; mend the installation");
    }
  }

  /**
   * Gives the settings as variables (git-config(1)): unlike {@code -c}, they take any name. They
   * follow those that the caller has.
   */
  private Map<String, String> numbered(Map<String, String> settings) {
    Map<String, String> numbered = new HashMap<>();
    if (settings.isEmpty()) {
      return numbered;
    }
    int count = count(variables.getOrDefault("GIT_CONFIG_COUNT", "0"));
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      numbered.put("GIT_CONFIG_KEY_" + count, setting.getKey());
      numbered.put("GIT_CONFIG_VALUE_" + count, setting.getValue());
      count++;
    }
    numbered.put("GIT_CONFIG_COUNT", Integer.toString(count));
    return numbered;
  }

  private static int count(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
