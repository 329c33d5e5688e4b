package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
  private static final String FLAWED = "DELETE FROM orders;\n";
  private static final String CLEAN = "DELETE FROM orders WHERE id = 1;\n";
  private static final String LINE =
      "a.sql:1:1: high: sql/unscoped-write DELETE on orders has no row filter\n";
  private static final String FAILED =
      """
      1 finding in 1 file
      ✓ lint passed
      ✓ security passed
      ✗ sql failed: 1 high
      ✓ dry-run passed
      ✓ promotion passed
      """;

  @TempDir Path directory;

  private Cli flawed() {
    return Cli.in(directory).file("a.sql", FLAWED);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFindingFailsItsGate() {
    assertEquals(
        new Cli.Outcome(ExitCode.GATE_FAILED, LINE, FAILED), flawed().run("check", "a.sql"));
  }

  @Test
  void withoutAPathTheWorkingDirectoryIsChecked() {
    assertEquals(flawed().run("check", "."), flawed().run("check"));
  }

  @Test
  void aCleanTreePasses() {
    Cli.Outcome outcome = Cli.in(directory).file("a.sql", CLEAN).run("check");
    assertEquals(ExitCode.PASSED, outcome.code());
    assertEquals("", outcome.out());
  }

  @Test
  void whatCouldNotBeAnalysedMakesTheRunIncomplete() {
    Cli.Outcome outcome = Cli.in(directory).file("a.sql", CLEAN).run("check", ".", "none.sql");
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
    assertTrue(outcome.err().startsWith("incomplete: none.sql: does not exist\n"), outcome.err());
    assertTrue(outcome.err().endsWith("\n✗ incomplete: not everything could be analysed\n"));
  }

  @Test
  void aFailedGateSaysMoreThanAnIncompleteRun() {
    Cli.Outcome outcome = flawed().run("check", ".", "none.sql");
    assertEquals(ExitCode.GATE_FAILED, outcome.code());
    assertEquals(LINE, outcome.out());
    assertTrue(outcome.err().endsWith("\n✗ incomplete: not everything could be analysed\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "true, '', full",
    "true, true, full",
    "false, true, github",
    "false, '', concise",
    "false, false, concise"
  })
  void theFormatFollowsThePlace(boolean isTerminal, String inActions, String format) {
    Cli here = new Cli(flawed().directory(), isTerminal, Map.of("GITHUB_ACTIONS", inActions));
    assertEquals(here.run("check", "--format", format).out(), here.run("check").out());
  }

  @ParameterizedTest
  @CsvSource({
    "true,  '',            auto,   true",
    "false, '',            auto,   false",
    "true,  NO_COLOR=1,    auto,   false",
    "true,  TERM=dumb,     auto,   false",
    "true,  TERM=xterm,    auto,   true",
    "false, FORCE_COLOR=1, auto,   true",
    "false, '',            always, true",
    "true,  NO_COLOR=1,    always, true",
    "true,  '',            never,  false",
    "false, FORCE_COLOR=1, never,  false"
  })
  void colourFollowsOptionVariablesAndTerminal(
      boolean isTerminal, String variable, String when, boolean isColoured) {
    String[] pair = (variable + "=").split("=", -1);
    Cli here = new Cli(flawed().directory(), isTerminal, Map.of(pair[0], pair[1]));
    Cli.Outcome outcome = here.run("check", "--format", "full", "--color", when);
    assertEquals(isColoured, outcome.out().contains("\u001b["), outcome.out());
  }

  @Test
  void noColorWinsOverForceColor() {
    Cli here = flawed().with(Map.of("NO_COLOR", "1", "FORCE_COLOR", "1"));
    assertFalse(here.run("check", "--format", "full").out().contains("\u001b["));
  }

  @Test
  void reportsGoToSeveralFilesAtOnceAndLeaveNothingElseBehind() throws IOException {
    Cli here = flawed().file("old.json", "what an earlier run left");
    Cli.Outcome outcome =
        here.run("check", "a.sql", "--output", "sarif=new.sarif", "--output=json=old.json");
    assertEquals(new Cli.Outcome(ExitCode.GATE_FAILED, LINE, FAILED), outcome);
    assertEquals(List.of(".git", "a.sql", "new.sarif", "old.json"), files());
    for (String format : List.of("sarif", "json")) {
      String name = (format.equals("json") ? "old." : "new.") + format;
      assertEquals(
          here.run("check", "a.sql", "--format", format).out(),
          Files.readString(directory.resolve(name)));
    }
  }

  @Test
  void anOutputFileIsNeverColoured() throws IOException {
    flawed().run("check", "--color", "always", "--output", "full=report.txt");
    assertFalse(Files.readString(directory.resolve("report.txt")).contains("\u001b["));
  }

  @Test
  void anOutputMayBeADevice() {
    assertEquals(
        flawed().run("check", "a.sql"), flawed().run("check", "a.sql", "--output=json=/dev/null"));
    assertFalse(Files.exists(Path.of("/dev/null.part")));
  }

  @Test
  void quietLeavesTheSummaryOut() {
    assertEquals(
        new Cli.Outcome(ExitCode.GATE_FAILED, LINE, ""), flawed().run("check", "a.sql", "-q"));
  }

  @Test
  void verboseTellsWhatEachFileWasTakenFor() {
    Cli here = flawed().file("b.md", "# B\n").file("k/kustomization.yaml", "resources: []\n");
    String err = here.run("check", "-q", "-v").err();
    assertEquals(
        """
                  sql  a.sql
                 text  b.md
        kustomization  k/kustomization.yaml
        """,
        err);
  }

  @Test
  void statisticsCountTheFindingsByRule() {
    Cli here = flawed().file("b.sql", FLAWED + "UPDATE orders SET a = 1;\n");
    assertEquals(
        """
                    3  sql/unscoped-write
                    3  findings in 2 files
        """,
        here.run("check", "-q", "--only", "sql/unscoped-write", "--statistics").err());
  }

  @Test
  void profileNamesWhatWorked() {
    String err = flawed().run("check", "-q", "--profile").err();
    assertTrue(err.lines().allMatch(line -> line.matches(" +\\d+\\.\\d ms  \\S.*")), err);
    assertTrue(err.contains(" ms  reading and parsing\n"), err);
    assertTrue(err.contains(" ms  sql/unscoped-write\n"), err);
  }

  @Test
  void optionsNarrowWhatRuns() {
    Cli here = flawed();
    assertEquals(ExitCode.PASSED, here.run("check", "--skip", "sql/**").code());
    assertEquals(ExitCode.PASSED, here.run("check", "--only", "workflow/**").code());
    assertEquals(ExitCode.PASSED, here.run("check", "--gate", "security").code());
    assertEquals(ExitCode.PASSED, here.run("check", "--fail-on", "critical").code());
    assertEquals(ExitCode.GATE_FAILED, here.run("check", "--gate", "sql").code());
  }

  @Test
  void theConfigurationIsReadUnlessItIsRefused() {
    Cli here =
        flawed().file("lintel.yml", "exclude: ['a.sql']\n").file("other.yml", "exclude: []\n");
    assertEquals(ExitCode.PASSED, here.run("check").code());
    assertEquals(ExitCode.GATE_FAILED, here.run("check", "--no-config").code());
    assertEquals(ExitCode.GATE_FAILED, here.run("check", "--config", "other.yml").code());
  }

  @Test
  void ignoredFilesAreCheckedWhereAskedFor() {
    Cli here = flawed().file(".gitignore", "a.sql\n");
    assertEquals(ExitCode.PASSED, here.run("check").code());
    assertEquals(ExitCode.GATE_FAILED, here.run("check", "--no-ignore").code());
    assertEquals(ExitCode.GATE_FAILED, here.run("check", "a.sql").code());
  }

  @Test
  void aKindSettlesWhatNameAndContentLeaveOpen() {
    Cli here = Cli.in(directory).file("x.yml", "steps: []\n");
    assertEquals("         yaml  x.yml\n", here.run("check", "-qv").err());
    assertEquals("     workflow  x.yml\n", here.run("check", "-qv", "--as", "workflow").err());
  }

  @Test
  void atMostSoManyResultsAreReported() throws IOException {
    Cli here = flawed().file("b.sql", FLAWED);
    String json = here.run("check", "--format", "json", "--max-results", "1").out();
    assertEquals(1, new ObjectMapper().readTree(json).get("findings").size());
  }

  @Test
  void pathsAreRelativeToTheWorkingDirectory() {
    Cli root = flawed().file("sub/x.md", "");
    Cli below = new Cli(root.directory().resolve("sub"), false, Map.of());
    assertEquals("../" + LINE, below.run("check", "..").out());
  }
}
