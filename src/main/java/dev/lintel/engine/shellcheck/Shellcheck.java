package dev.lintel.engine.shellcheck;

import dev.lintel.finding.RuleId;
import dev.lintel.rule.IncompleteException;
import dev.lintel.rule.Rule;
import dev.lintel.source.InstalledPrograms;
import dev.lintel.source.Intake;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The shellcheck that the user installed: the one that {@code LINTEL_SHELLCHECK} names, else the
 * first on the PATH. One of the tree under check never runs. Safe to share between threads.
 *
 * <p>It is started once for each file. The scripts stand in a directory that only the user can
 * read; no settings of the tree or of the user are read, and of the environment the program is
 * given what it may need to start and nothing that changes what it says.
 */
public final class Shellcheck {
  /** The rule that reports what it says. */
  public static final RuleId RULE = new RuleId("workflow", "shellcheck");

  /** The variable with the path of the program. */
  public static final String VARIABLE = "LINTEL_SHELLCHECK";

  /** Ends before the time that a rule has on a file. */
  private static final long LIMIT_SECONDS = 9;

  private static final int OUTPUT_LIMIT_BYTES = 16 << 20;
  private static final int ERROR_LIMIT_BYTES = 16 << 10;
  private static final int MOST_WORDS = 200;

  private final Optional<Path> program;
  private final Map<String, String> environment;
  private final String missing;
  private volatile Optional<IncompleteException> failure = Optional.empty();

  private Shellcheck(Optional<Path> program, Map<String, String> environment, String missing) {
    this.program = program;
    this.environment = Map.copyOf(environment);
    this.missing = missing;
  }

  /**
   * Looks for the program.
   *
   * @param environment the variables of the caller
   * @param tree the tree under check, absolute
   */
  public static Shellcheck find(Map<String, String> environment, Path tree) {
    InstalledPrograms programs = new InstalledPrograms(tree);
    List<String> directories =
        programs.directories(
            List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)));
    Map<String, String> variables = new HashMap<>();
    variables.put("PATH", String.join(File.pathSeparator, directories));
    variables.put("LC_ALL", "C.UTF-8");
    String named = environment.getOrDefault(VARIABLE, "");
    return named.isEmpty()
        ? new Shellcheck(
            programs.find("shellcheck", directories), variables, "there is none on the PATH")
        : new Shellcheck(
            programs.at(named),
            variables,
            VARIABLE
                + " names '"
                + named
                + "', which is no program outside of the tree under check by its absolute path");
  }

  /** Gives the path of the program; empty where there is none. */
  public Optional<Path> program() {
    return program;
  }

  /** Gives what changes where the program does. */
  public String stamp() {
    if (program.isEmpty()) {
      return "none";
    }
    try {
      Path real = program.get().toRealPath();
      FileTime modified = Files.getLastModifiedTime(real);
      return real + " " + Files.size(real) + " " + modified.to(TimeUnit.NANOSECONDS);
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** Makes the rule that asks it. */
  public Rule rule() {
    return new ShellcheckRule(this);
  }

  /**
   * Gives what it says of scripts.
   *
   * @throws IncompleteException where it says nothing that can be used
   */
  List<Remark> judge(List<RunScript> scripts) {
    if (failure.isPresent()) {
      throw failure.get();
    }
    try {
      return judge(installed(), scripts);
    } catch (IncompleteException e) {
      if (e.isOfRun()) {
        failure = Optional.of(e);
      }
      throw e;
    }
  }

  private Path installed() {
    return program.orElseThrow(() ->
        IncompleteException.ofRun(
            "the scripts of workflows were not given to shellcheck: " + missing));
  }

  private List<Remark> judge(Path installed, List<RunScript> scripts) {
    Optional<Path> directory = Optional.empty();
    try {
      directory = Optional.of(Files.createTempDirectory("lintel-shellcheck"));
      for (int i = 0; i < scripts.size(); i++) {
        byte[] bytes = scripts.get(i).read().getBytes(StandardCharsets.UTF_8);
        Files.write(directory.get().resolve(Integer.toString(i)), bytes);
      }
      return remarks(run(installed, directory.get(), scripts.size()), scripts.size());
    } catch (IOException e) {
      throw IncompleteException.ofRun(
          "shellcheck was given no scripts: no directory for them could be filled");
    } finally {
      directory.ifPresent(made -> delete(made, scripts.size()));
    }
  }

  private static void delete(Path directory, int scripts) {
    for (int i = 0; i < scripts; i++) {
      directory.resolve(Integer.toString(i)).toFile().delete();
    }
    directory.toFile().delete();
  }

  /** What came of one run of the program. */
  private record Outcome(int code, Intake output, Intake error) {}

  private Outcome run(Path installed, Path directory, int scripts) {
    List<String> command =
        new ArrayList<>(List.of(installed.toString(), "--norc", "--format=json1", "--"));
    for (int i = 0; i < scripts; i++) {
      command.add(Integer.toString(i));
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = start(builder);
    Intake output = Intake.of(process.getInputStream(), OUTPUT_LIMIT_BYTES);
    Intake error = Intake.of(process.getErrorStream(), ERROR_LIMIT_BYTES);
    try {
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw IncompleteException.ofFile(
            "shellcheck was stopped after "
                + LIMIT_SECONDS
                + " s on the scripts of this file; all other rules stand");
      }
      // What the program left running could keep its outputs open.
      output.await(TimeUnit.SECONDS.toMillis(1));
      error.await(TimeUnit.SECONDS.toMillis(1));
      return new Outcome(process.exitValue(), output, error);
    } catch (IOException e) {
      throw IncompleteException.ofFile("shellcheck could not be started as it must");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw IncompleteException.ofFile("shellcheck was interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw IncompleteException.ofRun(
          "'%s' cannot be started; mend the installation".formatted(builder.command().getFirst()));
    }
  }

  /**
   * Reads what the program wrote. It ends with 0 or 1 where it judged all, with 2 where it could
   * not read a file, with 3 and 4 where it does not know an option or a format (shellcheck(1),
   * "RETURN VALUES", read of 0.11.0); {@code --norc} and {@code json1} came with 0.7.0.
   */
  private static List<Remark> remarks(Outcome outcome, int scripts) {
    if (outcome.code == 3 || outcome.code == 4) {
      throw IncompleteException.ofRun(
          "shellcheck refused its options, so no script was judged; it must be of version 0.7.0 or"
              + " newer");
    }
    if (outcome.code != 0 && outcome.code != 1) {
      String words = outcome.error.text().strip().replaceAll("\\s+", " ");
      throw IncompleteException.ofFile(
          "shellcheck failed on the scripts of this file: "
              + (words.isEmpty()
                  ? "it ended with " + outcome.code
                  : words.substring(0, Math.min(words.length(), MOST_WORDS))));
    }
    if (outcome.output.isOver()) {
      throw IncompleteException.ofFile(
          "shellcheck said more than " + OUTPUT_LIMIT_BYTES + " bytes of the scripts of this file");
    }
    try {
      List<Remark> remarks = RemarkReader.read(outcome.output.text());
      if (remarks.stream().anyMatch(r -> r.script() < 0 || r.script() >= scripts)) {
        throw new IOException("a script that there is not");
      }
      return remarks;
    } catch (IOException e) {
      throw IncompleteException.ofFile(
          "what shellcheck said of the scripts of this file is not what it says as json1");
    }
  }
}
