package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --shellcheck}, with programs that stand in for shellcheck. */
class ShellcheckTest {
  private static final String WORKFLOW = ".github/workflows/a.yml";

  private static final String HEAD =
      """
      name: a
      on: push
      permissions: {}
      jobs:
        a:
          runs-on: ubuntu-24.04
          steps:
      """;

  @TempDir Path directory;
  private Path log;
  private Cli cli;

  @BeforeEach
  void makeATree() throws IOException {
    log = Files.createDirectories(directory.resolve("log"));
    cli = Cli.in(directory.resolve("tree")).with(Map.of("PATH", directory + "/bin:/usr/bin:/bin"));
  }

  /** Makes a stand-in that keeps what it is given and prints a text. */
  private void program(String place, int code, String printed) throws IOException {
    Path program = directory.resolve(place);
    Files.createDirectories(program.getParent());
    String script =
        """
        #!/bin/sh
        echo run >> '%1$s/runs'
        echo "$*" >> '%1$s/arguments'
        env > '%1$s/environment'
        for file in *; do cat "$file" > '%1$s/script-'"$file"; done
        cat << 'END'
        %2$s
        END
        echo 'what went wrong' >&2
        exit %3$d
        """
            .formatted(log, printed, code);
    Files.writeString(program, script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String remark(
      int script, int line, int column, int endColumn, String level, int code) {
    return """
    {"file":"%d","line":%d,"endLine":%d,"column":%d,"endColumn":%d,"level":"%s","code":%d,\
    "message":"It says so.","fix":{"replacements":[{"line":1}]}}\
    """
        .formatted(script, line, line, column, endColumn, level, code);
  }

  private static String remarks(String... remarks) {
    return "{\"comments\":[" + String.join(",", remarks) + "]}";
  }

  private String log(String name) throws IOException {
    Path file = log.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private Cli.Outcome check() {
    return cli.run("check", "--shellcheck", "--only", "workflow/shellcheck", "--format=concise");
  }

  @Test
  void remarksStandAtTheirPlacesInTheFile() throws IOException {
    cli.file(
        WORKFLOW,
        HEAD
            + """
                - run: |
                    echo ü😀 $x
                    cat $y
                - run: "printf \\"ü\\" $x\\nls $z"
                  shell: sh
                - run: Get-Item $x
                  shell: pwsh
            """);
    program(
        "bin/shellcheck",
        1,
        remarks(
            remark(0, 2, 9, 11, "info", 2086),
            remark(0, 3, 5, 7, "style", 2002),
            remark(1, 2, 12, 14, "warning", 2086),
            remark(1, 3, 4, 6, "error", 2086),
            remark(1, 1, 1, 5, "error", 2096)));
    Cli.Outcome outcome = check();
    assertEquals(
        """
        .github/workflows/a.yml:9:18: low: workflow/shellcheck SC2086: It says so
        .github/workflows/a.yml:10:13: info: workflow/shellcheck SC2002: It says so
        .github/workflows/a.yml:11:26: medium: workflow/shellcheck SC2086: It says so
        .github/workflows/a.yml:11:33: high: workflow/shellcheck SC2086: It says so
        """,
        outcome.out());
    assertEquals(ExitCode.GATE_FAILED, outcome.code());
    assertEquals("run\n", log("runs"));
    assertEquals("--norc --format=json1 -- 0 1\n", log("arguments"));
    assertEquals("#!/bin/bash -e\necho ü😀 $x\ncat $y\n", log("script-0"));
    assertEquals("#!/bin/sh -e\nprintf \"ü\" $x\nls $z", log("script-1"));
  }

  @Test
  void aWordOfEqualLengthStandsForAnExpression() throws IOException {
    cli.file(
        WORKFLOW,
        HEAD
            + """
                - run: |
                    test "${{ inputs.a }}" = a && test b = $c
                    echo $name${{ inputs.a }}
            """);
    program(
        "bin/shellcheck",
        1,
        remarks(
            remark(0, 2, 24, 25, "warning", 2050),
            remark(0, 2, 40, 42, "info", 2086),
            remark(0, 3, 6, 11, "info", 2154),
            remark(0, 3, 1, 5, "warning", 2050),
            remark(0, 2, 1, 5, "warning", 1091)));
    assertEquals(
        ".github/workflows/a.yml:9:48: low: workflow/shellcheck SC2086: It says so\n",
        check().out());
    assertEquals(
        """
        #!/bin/bash -e
        test "_______________" = a && test b = $c
        echo $name.______________
        """,
        log("script-0"));
  }

  @Test
  void optionsOfTheRuleChooseWhatIsReported() throws IOException {
    cli.file(WORKFLOW, HEAD + "      - run: ls $x\n");
    program(
        "bin/shellcheck",
        1,
        remarks(
            remark(0, 2, 1, 2, "style", 2002),
            remark(0, 2, 1, 2, "info", 2086),
            remark(0, 2, 1, 2, "info", 2012)));
    cli.file(
        "lintel.yml", "rules: {workflow/shellcheck: {level: info, ignore: [SC2012, SC1000]}}\n");
    assertEquals(
        ".github/workflows/a.yml:8:14: low: workflow/shellcheck SC2086: It says so\n",
        check().out());
  }

  @Test
  void compositeActionsAreJudgedToo() throws IOException {
    cli.file(
        "action.yml",
        """
        name: a
        description: b
        runs:
          using: composite
          steps:
            - run: ls $x
              shell: bash -euo pipefail {0}
            - run: ls $y
              shell: bash {0}
        """);
    program("bin/shellcheck", 1, remarks(remark(1, 2, 4, 6, "info", 2086)));
    assertEquals("action.yml:8:15: low: workflow/shellcheck SC2086: It says so\n", check().out());
    assertEquals("#!/bin/bash -e\nls $x", log("script-0"));
    assertEquals("#!/bin/bash\nls $y", log("script-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "ubuntu-24.04, true",
    "windows-2025, false",
    "'[self-hosted, linux]', true",
    "'${{ matrix.os }}', false",
    "'${{ inputs.os }}', false"
  })
  void aScriptThatPowerShellMayRunIsNotGivenToIt(String runner, boolean isGiven)
      throws IOException {
    cli.file(
        WORKFLOW,
        HEAD.replace("ubuntu-24.04", runner)
                .replace("steps:", "strategy: {matrix: {os: [macos-15, windows-2025]}}\n    steps:")
            + "      - run: ls $x\n");
    program("bin/shellcheck", 0, remarks());
    assertEquals(ExitCode.PASSED, check().code());
    assertEquals(isGiven ? "run\n" : "", log("runs"));
  }

  @Test
  void nothingIsStartedUnlessItIsAskedFor() throws IOException {
    cli.file(WORKFLOW, HEAD + "      - run: ls $x\n");
    program("bin/shellcheck", 1, remarks(remark(0, 2, 1, 2, "info", 2086)));
    assertFalse(cli.run("check", "--persona=auditor").out().contains("SC2086"));
    Cli.Outcome alone = cli.run("check", "--only", "workflow/shellcheck");
    assertEquals(ExitCode.MISUSE, alone.code());
    assertEquals("lintel: workflow/shellcheck runs only with --shellcheck\n", alone.err());
    assertEquals("", log("runs"));
  }

  @Test
  void variablesOfTheUserDoNotChangeWhatItSays() throws IOException {
    cli.file(WORKFLOW, HEAD + "      - run: ls $x\n");
    program("bin/shellcheck", 0, remarks());
    cli =
        cli.with(
            Map.of(
                "PATH",
                "bin:" + directory + "/bin:" + directory + "/tree:/usr/bin",
                "SHELLCHECK_OPTS",
                "--exclude=SC2086",
                "GHCRTS",
                "-S/tmp/file",
                "HOME",
                directory.toString()));
    assertEquals(ExitCode.PASSED, check().code());
    String environment = log("environment");
    assertTrue(environment.contains("PATH=" + directory + "/bin:/usr/bin\n"), environment);
    for (String name : List.of("SHELLCHECK_OPTS", "GHCRTS", "HOME")) {
      assertFalse(environment.contains(name + "="), environment);
    }
  }

  @Test
  void aProgramOfTheTreeNeverRuns() throws IOException {
    cli.file(WORKFLOW, HEAD + "      - run: ls $x\n");
    program("tree/bin/shellcheck", 0, remarks());
    Files.createSymbolicLink(directory.resolve("link"), directory.resolve("tree/bin"));
    for (Map<String, String> variables :
        List.of(
            Map.of("PATH", directory + "/tree/bin:bin:.::" + directory + "/link"),
            Map.of("LINTEL_SHELLCHECK", directory + "/tree/bin/shellcheck"),
            Map.of("LINTEL_SHELLCHECK", "bin/shellcheck"))) {
      cli = cli.with(variables);
      assertEquals(ExitCode.INCOMPLETE, check().code());
    }
    assertEquals("", log("runs"));
  }

  @Test
  void theVariableNamesAnotherOne() throws IOException {
    cli.file(WORKFLOW, HEAD + "      - run: ls $x\n");
    program("bin/shellcheck", 0, remarks());
    program("opt/checker", 1, remarks(remark(0, 2, 1, 2, "error", 1000)));
    cli = cli.with(Map.of("PATH", "/usr/bin", "LINTEL_SHELLCHECK", directory + "/opt/checker"));
    assertEquals(ExitCode.GATE_FAILED, check().code());
    assertTrue(
        cli.run("doctor").out().contains("check --shellcheck runs " + directory + "/opt/checker"));
  }

  @Test
  void aMissingOneIsToldOnceAndTheRestIsReported() {
    cli.file(WORKFLOW, HEAD + "      - run: ls $x\n");
    cli.file(".github/workflows/b.yml", HEAD + "      - run: echo ::set-output name=x::y\n");
    cli = cli.with(Map.of("PATH", directory + "/none"));
    Cli.Outcome outcome = cli.run("check", "--shellcheck", "--format=concise");
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
    assertTrue(outcome.out().contains("workflow/deprecated-command"), outcome.out());
    assertEquals(1, outcome.err().split("there is none on the PATH", -1).length - 1);
  }

  @ParameterizedTest
  @CsvSource({
    "4, '', 1, it must be of version 0.7.0 or newer",
    "3, '', 1, it must be of version 0.7.0 or newer",
    "2, '{\"comments\":[]}', 2, shellcheck failed on the scripts of this file: what went wrong",
    "0, '', 2, is not what it says as json1",
    "0, '{\"comments\":[]', 2, is not what it says as json1",
    "0, '[]', 2, is not what it says as json1",
    "1, '{\"comments\":[{\"file\":\"7\"}]}', 2, is not what it says as json1"
  })
  void oneThatFailsMakesTheRunIncomplete(int code, String printed, int times, String words)
      throws IOException {
    cli.file(WORKFLOW, HEAD + "      - run: ls $x\n");
    cli.file(".github/workflows/b.yml", HEAD + "      - run: ls $y\n");
    program("bin/shellcheck", code, printed);
    Cli.Outcome outcome = check();
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
    assertEquals("", outcome.out());
    assertEquals(times, outcome.err().split(words, -1).length - 1, outcome.err());
  }

  @Test
  void resultsAreKeptUnderTheProgramThatGaveThem() throws IOException {
    int files = 120;
    for (int i = 0; i < files; i++) {
      cli.file(".github/workflows/w" + i + ".yml", HEAD + "      - run: ls $x\n");
    }
    cli =
        cli.with(Map.of("PATH", directory + "/bin:/bin", "LINTEL_CACHE_DIR", directory + "/cache"));
    program("bin/shellcheck", 0, remarks());
    assertEquals(ExitCode.PASSED, cli.run("check", "-q", "--skip=promotion/**").code());
    assertEquals("", log("runs"));
    check();
    int runs = log("runs").length();
    assertEquals(files * "run\n".length(), runs);
    check();
    assertEquals(runs, log("runs").length());
    program("bin/shellcheck", 1, remarks(remark(0, 2, 1, 2, "info", 20860)));
    assertEquals(files, check().out().lines().count());
    cli = cli.with(Map.of("PATH", "/none", "LINTEL_CACHE_DIR", directory + "/cache"));
    assertEquals(ExitCode.INCOMPLETE, check().code());
    assertEquals(ExitCode.INCOMPLETE, check().code());
  }
}
