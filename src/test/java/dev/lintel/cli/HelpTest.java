package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @TempDir Path directory;

  private String help(String... args) {
    Cli.Outcome outcome = Cli.in(directory).run(args);
    assertEquals(ExitCode.PASSED, outcome.code());
    assertEquals("", outcome.err());
    return outcome.out();
  }

  @ParameterizedTest
  @CsvSource({
    "--help, root.help, 24",
    "check --help, check.help, 44",
    "fix --help, fix.help, 30",
    "explain --help, explain.help, 24",
    "rules --help, rules.help, 24",
    "rules test --help, rules-test.help, 24",
    "baseline --help, baseline.help, 24",
    "baseline create --help, baseline-create.help, 24",
    "baseline update --help, baseline-update.help, 24",
    "baseline prune --help, baseline-prune.help, 24",
    "baseline audit --help, baseline-audit.help, 24",
    "catalog --help, catalog.help, 24",
    "catalog show --help, catalog-show.help, 24",
    "catalog diff --help, catalog-diff.help, 24",
    "catalog import --help, catalog-import.help, 24",
    "graph --help, graph.help, 24",
    "expression --help, expression.help, 24",
    "expression eval --help, expression-eval.help, 24",
    "config --help, config.help, 24",
    "init --help, init.help, 24",
    "doctor --help, doctor.help, 24",
    "completion --help, completion.help, 24"
  })
  void helpFitsAScreen(String line, String golden, int lines) {
    String help = help(line.split(" "));
    Golden.verify(Golden.testdata("cli/" + golden), help);
    assertTrue(help.lines().count() <= lines, () -> help.lines().count() + " lines");
    help.lines().forEach(text -> assertTrue(text.length() <= 96, text));
  }

  @Test
  void theShortFormsGiveTheSame() {
    assertEquals(help("--help"), help("-h"));
    assertEquals(help("check", "--help"), help("check", "-h", "--jobs", "2"));
    assertEquals(help("--version"), help("-V"));
  }

  @Test
  void withoutACommandTheHelpIsTheError() {
    Cli.Outcome outcome = Cli.in(directory).run();
    assertEquals(ExitCode.MISUSE, outcome.code());
    assertEquals("", outcome.out());
    assertEquals(help("--help"), outcome.err());
  }

  @ParameterizedTest
  @EnumSource
  void theHelpNamesEveryOption(CheckOption option) {
    String flag = option.isSwitch() ? option.flag() + " " : option.flag() + "=" + option.label();
    assertTrue(
        help("check", "--help").lines().anyMatch(line -> line.strip().startsWith(flag.strip())),
        flag);
  }

  @Test
  void readmeAndHelpNameEveryCommand() throws IOException {
    String readme =
        Files.readString(Path.of(System.getProperty("lintel.basedir")).resolve("README.md"));
    List<String> commands = List.copyOf(CommandLines.root().getSubcommands().keySet());
    assertEquals(
        List.of(
            "check",
            "fix",
            "explain",
            "rules",
            "baseline",
            "catalog",
            "render",
            "graph",
            "expression",
            "config",
            "init",
            "doctor",
            "completion"),
        commands);
    for (String command : commands) {
      assertTrue(readme.contains("lintel " + command), command);
      assertTrue(help("--help").contains("\n  " + command + " "), command);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void theVersionIsOneLineWithTheBuild(String option) {
    assertEquals("lintel " + Version.NUMBER + " (build " + BuildId.VALUE + ")\n", help(option));
  }
}
