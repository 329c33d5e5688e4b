package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * action.yml: its shell steps run here as a runner runs them, with a Lintel that notes its words.
 */
class ActionTest {
  private static final Recipe ACTION = new Recipe("action.yml");

  @TempDir Path directory;
  private Path record;

  @BeforeEach
  void makeARunner() throws IOException {
    record = directory.resolve("words");
    Path launcher = directory.resolve("action/bin/lintel");
    Files.createDirectories(launcher.getParent());
    Files.createDirectories(directory.resolve("temporary"));
    Files.createDirectories(directory.resolve("work"));
    Files.writeString(
        launcher,
        """
        #!/bin/sh
        printf '%s\\n' "$@" >"$RECORD"
        for word; do
          case $word in
            sarif=*) [ "$CODE" = 2 ] || echo '{}' >"${word#sarif=}" ;;
            concise=*) [ "$CODE" = 2 ] || printf 'one\\ntwo\\n' >"${word#concise=}" ;;
          esac
        done
        exit "$CODE"
        """);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<Map<?, ?>> steps() {
    Map<?, ?> runs = (Map<?, ?>) ((Map<?, ?>) ACTION.yaml()).get("runs");
    assertEquals("composite", runs.get("using"));
    List<Map<?, ?>> steps = new ArrayList<>();
    ((List<?>) runs.get("steps")).forEach(step -> steps.add((Map<?, ?>) step));
    return steps;
  }

  private static Map<?, ?> step(String name) {
    return steps().stream().filter(s -> name.equals(s.get("name"))).findFirst().orElseThrow();
  }

  private record Outcome(int code, Map<String, String> outputs, String log) {}

  /** Runs a step with the defaults of the inputs, unless others are given by their variables. */
  private Outcome run(String name, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path outputs = directory.resolve("outputs");
    Files.writeString(outputs, "");
    Path log = directory.resolve("log");
    Path script = directory.resolve("step.sh");
    Files.writeString(script, step(name).get("run").toString());
    ProcessBuilder builder =
        new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString())
            .directory(directory.resolve("work").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    ((Map<?, ?>) step(name).get("env"))
        .forEach((key, value) -> environment.put(key.toString(), valueOf(value.toString())));
    environment.put("GITHUB_OUTPUT", outputs.toString());
    environment.put("GITHUB_STEP_SUMMARY", directory.resolve("summary").toString());
    environment.put("RUNNER_TEMP", directory.resolve("temporary").toString());
    environment.put("RECORD", record.toString());
    environment.put("CODE", "0");
    environment.putAll(variables);
    int code = builder.start().waitFor();
    Map<String, String> found = new HashMap<>();
    for (String line : Files.readAllLines(outputs)) {
      found.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
    }
    return new Outcome(code, found, Files.readString(log));
  }

  private String valueOf(String expression) {
    String inner = expression.replaceAll("^\\$\\{\\{ (.*) \\}\\}$", "$1");
    if (inner.startsWith("inputs.")) {
      Map<?, ?> inputs = (Map<?, ?>) ((Map<?, ?>) ACTION.yaml()).get("inputs");
      Map<?, ?> input = (Map<?, ?>) inputs.get(inner.substring("inputs.".length()));
      return input.get("default").toString();
    }
    return switch (inner) {
      case "github.action_path" -> directory.resolve("action").toString();
      case "github.event.pull_request.base.sha" -> "";
      default -> inner;
    };
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, true", "2, false", "3, true", "134, true"})
  void theExitCodeOfTheCheckIsThatOfTheStep(int code, boolean hasReport)
      throws IOException, InterruptedException {
    Outcome outcome = run("Check", Map.of("CODE", Integer.toString(code)));
    assertEquals(code, outcome.code(), outcome.log());
    assertEquals(Integer.toString(code), outcome.outputs().get("exit-code"));
    assertEquals(hasReport, outcome.outputs().containsKey("sarif"));
    assertEquals(hasReport ? "2" : null, outcome.outputs().get("findings"));
    assertEquals(
        code > 1, outcome.log().contains("::error title=Lintel::the check ended with " + code));
    if (hasReport) {
      assertTrue(Files.exists(Path.of(outcome.outputs().get("sarif"))));
    }
  }

  @Test
  void theInputsBecomeWordsOfTheCommandLine() throws IOException, InterruptedException {
    run(
        "Check",
        Map.of(
            "PATHS", "deploy\na b.sql\n",
            "GATE", "sql",
            "FAIL_ON", "high",
            "BASELINE", "known.jsonl",
            "SINCE", "pull-request",
            "BASE", "0123abc",
            "OUTPUTS", "junit=lintel.xml\n",
            "ARGS", "--persona\nauditor"));
    List<String> words = Files.readAllLines(record);
    List<String> tail = words.subList(words.indexOf("--gate"), words.size());
    assertEquals(
        List.of(
            ("--gate sql --fail-on high --baseline known.jsonl --since 0123abc --output"
                    + " junit=lintel.xml --persona auditor -- deploy")
                .split(" ")),
        tail.subList(0, tail.size() - 1));
    assertEquals("a b.sql", tail.getLast());
    RecipesTest.requireAccepted("action.yml", words);
  }

  @Test
  void withTheDefaultsEverythingIsChecked() throws IOException, InterruptedException {
    run("Check", Map.of("SINCE", "pull-request"));
    List<String> words = Files.readAllLines(record);
    assertEquals("check", words.getFirst());
    assertEquals(List.of("--", "."), words.subList(words.size() - 2, words.size()));
    assertFalse(words.contains("--since"), words::toString);
  }

  /** What the action asks of Lintel by itself. */
  @Test
  void theCallIsOneThatLintelAccepts() throws IOException, InterruptedException {
    run("Check", Map.of());
    RecipesTest.requireAccepted("action.yml", Files.readAllLines(record));
  }

  @Test
  void inputsAreNeverRun() throws IOException, InterruptedException {
    String hostile = "$(touch pwned) `touch pwned`; touch pwned # \" ' \\ *";
    Map<String, String> variables = new HashMap<>();
    for (String name :
        List.of("PATHS", "GATE", "FAIL_ON", "BASELINE", "SINCE", "OUTPUTS", "ARGS")) {
      variables.put(name, hostile);
    }
    assertEquals(0, run("Check", variables).code());
    assertEquals(7, Files.readAllLines(record).stream().filter(hostile::equals).count());
    assertFalse(Files.exists(directory.resolve("work/pwned")));
  }

  @Test
  void twoUsesInOneJobKeepTheirReports() throws IOException, InterruptedException {
    String first = run("Check", Map.of()).outputs().get("sarif");
    String second = run("Check", Map.of()).outputs().get("sarif");
    assertFalse(first.equals(second));
  }

  @Test
  void theKeyOfTheCacheFollowsTheSources() throws IOException, InterruptedException {
    Outcome outcome = run("Name the sources of Lintel", Map.of("ACTION", Recipe.BASE.toString()));
    assertEquals(0, outcome.code(), outcome.log());
    assertTrue(outcome.outputs().get("digest").matches("[0-9a-f]{64}"), outcome::toString);
  }

  @Test
  void noScriptHoldsAnExpressionAndNoFailureIsHidden() {
    for (Map<?, ?> step : steps()) {
      assertFalse(String.valueOf(step.get("run")).contains("${{"), step::toString);
      assertFalse(step.containsKey("continue-on-error"), step::toString);
    }
    Map<?, ?> inputs = (Map<?, ?>) ((Map<?, ?>) ACTION.yaml()).get("inputs");
    inputs
        .keySet()
        .forEach(input -> assertTrue(ACTION.text().contains("inputs." + input), input::toString));
  }

  @Test
  void everyActionIsPinnedWithItsVersion() {
    for (String path : List.of("action.yml", ".github/workflows/ci.yml")) {
      List<String> uses =
          Arrays.stream(new Recipe(path).text().split("\n"))
              .map(String::strip)
              .filter(line -> line.matches("(- )?uses: .*") && !line.endsWith("./"))
              .toList();
      assertTrue(uses.size() >= 3, path);
      Pattern pinned = Pattern.compile(".*@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
      uses.forEach(line -> assertTrue(pinned.matcher(line).matches(), line));
    }
  }

  /** Pull requests of forks have no right to upload, and a run without a report has nothing to. */
  @Test
  void theUploadAsksForAReportAndForTheRight() {
    String condition = step("Upload the SARIF report").get("if").toString();
    assertTrue(condition.contains("!cancelled()"), condition);
    assertTrue(condition.contains("steps.check.outputs.sarif != ''"), condition);
    assertTrue(
        condition.contains(
            "(github.event_name != 'pull_request' ||"
                + " github.event.pull_request.head.repo.full_name == github.repository)"),
        condition);
  }
}
