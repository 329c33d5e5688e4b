package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.engine.Checker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code completion}: the scripts hold what picocli's model holds, and bash runs its own. */
class CompletionTest {
  @TempDir Path directory;

  private String script(String shell) {
    Cli.Outcome outcome = Cli.in(directory).run("completion", shell);
    assertEquals("", outcome.err());
    assertEquals(ExitCode.PASSED, outcome.code());
    return outcome.out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void theScriptKnowsEveryCommandOptionValueAndRule(String shell) {
    String script = script(shell);
    for (CompletedCommand command : CompletedCommand.root().all()) {
      assertTrue(script.contains(command.line()) || shell.equals("zsh"), command.line());
      assertTrue(script.contains(command.name()), command.line());
      for (CompletedOption option : command.options()) {
        option.names().forEach(name -> requireOption(script, shell, name));
        option.candidates().words().forEach(word -> assertTrue(script.contains(word), word));
      }
    }
    Checker.catalog()
        .entries()
        .forEach(entry -> assertTrue(script.contains(entry.id().toString()), entry.id()::toString));
  }

  private static void requireOption(String script, String shell, String name) {
    String dashless = name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1);
    String written = shell.equals("fish") ? dashless : name;
    assertTrue(script.matches("(?s).*" + written + "[\\s=\\[)'].*"), written);
  }

  /** A command named as a helper of the script would take its place. */
  @Test
  void zshDefinesEachFunctionOnce() {
    List<String> functions =
        script("zsh").lines().filter(line -> line.endsWith("() {")).sorted().toList();
    assertEquals(functions.stream().distinct().toList(), functions);
    assertEquals(CompletedCommand.root().all().size() + 1, functions.size());
  }

  @Test
  void theModelFollowsTheCommands() {
    List<String> lines = new ArrayList<>();
    CompletedCommand.root().nested().forEach(command -> lines.add(command.name()));
    assertEquals(List.copyOf(CommandLines.root().getSubcommands().keySet()), lines);
    CompletedCommand check = CompletedCommand.root().nested().getFirst();
    for (CheckOption option : CheckOption.values()) {
      CompletedOption completed =
          check.options().stream()
              .filter(o -> o.names().contains(option.flag()))
              .findFirst()
              .orElseThrow();
      assertEquals(option.accepted(), completed.candidates().words(), option.flag());
      assertEquals(option.isSwitch(), completed.isSwitch(), option.flag());
    }
    assertEquals(Candidates.Source.FILES, check.argument().orElseThrow().source());
  }

  @Test
  void bashAcceptsItsScriptAndCompletes() throws IOException, InterruptedException {
    Path script = Files.writeString(directory.resolve("lintel.bash"), script("bash"));
    Path answer = directory.resolve("answer");
    Files.createDirectories(directory.resolve("tree"));
    Files.writeString(directory.resolve("tree/a b.sql"), "");
    Files.writeString(directory.resolve("tree/c.yml"), "");
    String ask =
        """
        set -u
        . "$1"
        ask() {
          COMP_WORDS=("$@")
          COMP_CWORD=$(($# - 1))
          _lintel
          printf '<%s>' "${COMPREPLY[@]:-}"
          echo
        }
        ask lintel che
        ask lintel --ver
        ask lintel check --format sa
        ask lintel check --format = sa
        ask lintel check --format =
        ask lintel check --no-
        ask lintel check tree/
        ask lintel check --config tree/c
        ask lintel check --only sql/unscoped-w
        ask lintel check --jobs ''
        ask lintel explain sql/unscoped-w
        ask lintel rules --format m
        ask lintel completion z
        ask lintel completion --h
        ask lintel nonsense ''
        """;
    Process bash =
        new ProcessBuilder("bash", "-c", ask, "bash", script.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile())
            .start();
    int code = bash.waitFor();
    List<String> formats = CheckOption.FORMAT.accepted();
    List<String> sarif = formats.stream().filter(format -> format.startsWith("sa")).toList();
    List<String> negations = new ArrayList<>();
    for (CheckOption option : CheckOption.values()) {
      if (option.flag().startsWith("--no-")) {
        negations.add(option.flag());
      }
    }
    List<String> commands = List.copyOf(CommandLines.root().getSubcommands().keySet());
    assertEquals(
        List.of(
            "<check>",
            "<--version>",
            answer(sarif),
            answer(sarif),
            answer(formats),
            answer(negations),
            "<tree/a b.sql><tree/c.yml>",
            "<tree/c.yml>",
            "<sql/unscoped-write>",
            "<>",
            "<sql/unscoped-write>",
            "<markdown>",
            "<zsh>",
            "<--help>",
            answer(commands)),
        Files.readAllLines(answer));
    assertEquals(0, code);
  }

  private static String answer(List<String> words) {
    return "<" + String.join("><", words) + ">";
  }
}
