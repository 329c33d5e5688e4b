package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Misuse stops early, says what is accepted, and prints nothing that could pass for a report. */
class MisuseTest {
  private static final String CHECK = "; 'lintel check --help' shows what there is";

  private static final String FORMATS =
      "full, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, markdown or html";

  @TempDir Path directory;

  static Stream<Arguments> lines() {
    return Stream.of(
        line("chekc", "unknown command 'chekc' (did you mean 'check'?)" + of("lintel")),
        line("nonsense", "unknown command 'nonsense'" + of("lintel")),
        line("--versoin", "unknown option '--versoin' (did you mean '--version'?)" + of("lintel")),
        line("check --foramt json", "unknown option '--foramt' (did you mean '--format'?)" + CHECK),
        line("check --nothing-like-it", "unknown option '--nothing-like-it'" + CHECK),
        line("check --format xml", "--format does not take 'xml'; it takes " + FORMATS),
        line("check --format", "--format lacks its value; it takes " + FORMATS + CHECK),
        line("check --jobs", "--jobs lacks its value; it takes a number from 1" + CHECK),
        line("check --jobs 0", "--jobs does not take '0'; it takes a number from 1"),
        line("check --jobs two", "--jobs does not take 'two'; it takes a number from 1"),
        line(
            "check --max-results -1", "--max-results does not take '-1'; it takes a number from 0"),
        line(
            "check --gate sq",
            "--gate does not take 'sq'; it takes lint, security, sql, dry-run or promotion"),
        line(
            "check --fail-on worst",
            "--fail-on does not take 'worst'; it takes critical, high, medium, low or info"),
        line("check --color no", "--color does not take 'no'; it takes auto, always or never"),
        line("check --config=", "--config does not take ''; it takes FILE"),
        line(
            "check --jobs 1 --jobs 2", "option '--jobs' (N) should be specified only once" + CHECK),
        line(
            "check --no-config=yes",
            "option '--no-config' should be specified without 'yes' parameter" + CHECK),
        line(
            "check --output sarif",
            "--output does not take 'sarif'; it takes FORMAT=PATH with the format " + FORMATS),
        line(
            "check --output pdf=x",
            "--output does not take 'pdf=x'; it takes FORMAT=PATH with the format " + FORMATS),
        line(
            "check --only sql/unscoped-wirte",
            "--only: no rule matches 'sql/unscoped-wirte'; did you mean 'sql/unscoped-write'?"),
        line("check --tag secruity", "--tag: unknown tag 'secruity'; did you mean 'security'?"),
        line("check --config none.yml", "none.yml: does not exist"),
        line("check --staged --since main", "--staged and --since do not go together; give one"),
        line(
            "check --staged --stdin-filename a",
            "--staged and --stdin-filename do not go together; give one"),
        line(
            "check --since main --stdin-filename a",
            "--since and --stdin-filename do not go together; give one"),
        line("check --lines", "--lines needs --staged or --since, which tell what changed"),
        line(
            "check --lines --stdin-filename a",
            "--lines needs --staged or --since, which tell what changed"),
        line(
            "check --stdin-filename a - b",
            "--stdin-filename checks standard input alone; leave out 'b'"),
        line(
            "check -",
            "'-' is standard input, which needs a name: --stdin-filename FILE tells what it is; a"
                + " file of that name is './-'"),
        line("check --since -x", "--since does not take '-x'; it takes a commit, branch or tag"),
        line("check --since", "--since lacks its value; it takes a commit, branch or tag" + CHECK),
        line("check --stdin-filename", "--stdin-filename lacks its value; it takes FILE" + CHECK),
        line(
            "explain",
            "'lintel explain' lacks its argument: the id of a rule, or a glob as 'sql/**'"
                + of("lintel explain")),
        line(
            "explain sql/unscoped-wirte",
            "there is no rule 'sql/unscoped-wirte' (did you mean 'sql/unscoped-write'?); 'lintel"
                + " rules' lists them"),
        line("explain nonsense", "there is no rule 'nonsense'; 'lintel rules' lists them"),
        line("explain sql/unscoped-write b", "there is no rule 'b'; 'lintel rules' lists them"),
        line("explain nowhere/**", "there is no rule 'nowhere/**'; 'lintel rules' lists them"),
        line(
            "explain sql/unscoped-write --format xml",
            "explain --format does not take 'xml'; it takes text, markdown or json"),
        line("completion bash b", "unknown argument 'b'" + of("lintel completion")),
        line(
            "rules --format xml",
            "rules --format does not take 'xml'; it takes text, json or markdown"),
        line(
            "rules --format",
            "--format lacks its value; it takes text, json or markdown" + of("lintel rules")),
        line(
            "completion",
            "'lintel completion' lacks its argument: bash, zsh or fish" + of("lintel completion")),
        line("completion tcsh", "completion does not take 'tcsh'; it takes bash, zsh or fish"));
  }

  private static String of(String command) {
    return "; '" + command + " --help' shows what there is";
  }

  private static Arguments line(String line, String message) {
    return Arguments.of(line, message);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void theMessageNamesWhatIsAccepted(String line, String message) {
    Cli.Outcome outcome = Cli.in(directory).run(line.split(" "));
    assertEquals("lintel: " + message + "\n", outcome.err());
    assertEquals("", outcome.out());
    assertEquals(ExitCode.MISUSE, outcome.code());
  }

  /** A script passes one where its variable is not set; checking everything would surprise it. */
  @Test
  void anEmptyPathIsNotTheWorkingDirectory() {
    Cli.Outcome outcome = Cli.in(directory).run("check", "");
    assertEquals(
        "lintel: a path is empty; it takes a file or directory, and none for this directory\n",
        outcome.err());
    assertEquals(ExitCode.MISUSE, outcome.code());
  }

  @Test
  void whatTheUserTypedIsShownEscaped() {
    Cli.Outcome outcome = Cli.in(directory).run("check", "--\u001b[31mred\n");
    assertEquals("lintel: unknown option '--\\u{1b}[31mred\\u{a}'" + CHECK + "\n", outcome.err());
    assertEquals(ExitCode.MISUSE, outcome.code());
  }
}
