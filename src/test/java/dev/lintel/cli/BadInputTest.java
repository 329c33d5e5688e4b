package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.report.Format;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever lies in a tree: a clear message, the right exit code, and every other file is still
 * reported. The finding in {@code good.sql} blocks no gate here, so that the exit code speaks of
 * the bad file alone.
 */
class BadInputTest {
  private static final String GOOD =
      "good.sql:1:1: high: sql/unscoped-write DELETE on orders has no row filter\n";

  @TempDir Path outside;
  private Path root;
  private Cli cli;

  @BeforeEach
  void makeTheGoodFile() {
    root = outside.resolve("root");
    cli = Cli.in(root).file("good.sql", "DELETE FROM orders;\n");
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(root.resolve(name), content);
  }

  /**
   * Checks the tree and writes every format; what all bad inputs have in common is asserted here.
   */
  private Cli.Outcome check(String... paths) throws IOException {
    List<String> args = new ArrayList<>(List.of("check", "--fail-on", "critical"));
    args.addAll(List.of("--format", "concise"));
    for (Format format : Format.values()) {
      args.addAll(List.of("--output", format.id() + "=" + outside.resolve(format.id())));
    }
    args.add(".");
    args.addAll(List.of(paths));
    Cli.Outcome outcome = cli.run(args.toArray(String[]::new));
    assertTrue(outcome.out().contains(GOOD), outcome.out() + outcome.err());
    requireNoControls(outcome.out());
    requireNoControls(outcome.err());
    for (Format format : Format.values()) {
      String report = Files.readString(outside.resolve(format.id()));
      assertTrue(report.contains("DELETE on orders has no row filter"), format.id());
      // A report of SARIF names every rule, which is most of it.
      assertTrue(report.length() < 1_500_000, () -> format + ": " + report.length());
      requireNoControls(report);
    }
    return outcome;
  }

  private static void requireNoControls(String text) {
    assertTrue(text.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)), text);
  }

  private static void assertIncomplete(String message, Cli.Outcome outcome) {
    assertEquals(message, outcome.err().lines().findFirst().orElseThrow());
    assertTrue(outcome.err().endsWith("✗ incomplete: not everything could be analysed\n"));
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
  }

  private static void assertWarned(String message, Cli.Outcome outcome) {
    assertEquals(message, outcome.err().lines().findFirst().orElseThrow());
    assertEquals(GOOD, outcome.out());
    assertEquals(ExitCode.PASSED, outcome.code());
  }

  private static void assertFound(String finding, Cli.Outcome outcome) {
    assertTrue(outcome.out().contains(finding), outcome.out());
    assertEquals(ExitCode.PASSED, outcome.code());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
  }

  @Test
  void aBinaryThatIsNamedAsYaml() throws IOException {
    write("bad.yaml", new byte[] {'a', 0, 1, 2, 27});
    assertIncomplete(
        "incomplete: bad.yaml: is not text (NUL byte at offset 1) and was not analysed", check());
  }

  @Test
  void aPictureIsNoLoss() throws IOException {
    write("logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0});
    Cli.Outcome outcome = check();
    assertEquals(GOOD, outcome.out());
    assertEquals(ExitCode.PASSED, outcome.code());
  }

  @Test
  void invalidUtf8IsAFindingAtItsPlace() throws IOException {
    byte[] text = "on: push\njobs: {} # x\n".getBytes(StandardCharsets.UTF_8);
    text[text.length - 2] = (byte) 0xFF;
    cli.file(".github/workflows/bad.yml", "");
    write(".github/workflows/bad.yml", text);
    assertFound(".github/workflows/bad.yml:2:12: high: workflow/invalid-yaml", check());
  }

  @Test
  void flowsThatNestAHundredThousandDeep() throws IOException {
    cli.file("bad.yaml", "apiVersion: v1\nkind: ConfigMap\ndata: " + "[".repeat(100_000));
    assertIncomplete(
        "incomplete: bad.yaml: not wholly analysed: this is nested deeper than 200 levels; the rest"
            + " is not checked",
        check());
  }

  @Test
  void blocksThatNestTooDeep() throws IOException {
    cli.file("bad.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  " + "- ".repeat(100_000));
    assertIncomplete(
        "incomplete: bad.yaml: not wholly analysed: this is nested deeper than 200 levels; the rest"
            + " is not checked",
        check());
  }

  @Test
  void parenthesesThatNestAHundredThousandDeep() throws IOException {
    cli.file("bad.sql", "SELECT " + "(".repeat(100_000) + "1" + ")".repeat(100_000));
    assertIncomplete(
        "incomplete: bad.sql: not wholly analysed: the statement nests more than 200 levels deep"
            + " here and is not analysed",
        check());
  }

  @Test
  void aScriptOfOneAndAHalfMegabytesWithTwentyThousandInjections() {
    int lines = 20_000;
    StringBuilder workflow = new StringBuilder("on: issues\njobs:\n  a:\n");
    workflow.append("    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n");
    for (int i = 0; i < lines; i++) {
      workflow.append("          echo \"${{ github.event.issue.title }} and other words\" # ");
      workflow.append(i).append('\n');
    }
    cli.file(".github/workflows/long.yml", workflow.toString());
    Cli.Outcome outcome = cli.run("check", "-q", "--only=workflow/template-injection");
    assertEquals("", outcome.err());
    assertEquals(1, outcome.out().lines().count(), "all of one script are one finding");
    assertEquals(ExitCode.PASSED, outcome.code());
  }

  @Test
  void aliasesThatMultiply() throws IOException {
    StringBuilder bomb = new StringBuilder("apiVersion: v1\nkind: ConfigMap\na0: &a0 [x, x, x]\n");
    for (int i = 1; i <= 9; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i))
          .append("*a%d, ".formatted(i - 1).repeat(9))
          .append("]\n");
    }
    cli.file("bad.yaml", bomb.toString());
    assertIncomplete(
        "incomplete: bad.yaml: not wholly analysed: the document grows over the limit of"
            + " 2,000,000 nodes when its aliases are followed",
        check());
  }

  @Test
  void aFileOverTheLimitIsNotRead() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(root.resolve("bad.yaml").toFile(), "rw")) {
      file.setLength(65 << 20);
    }
    assertIncomplete(
        "incomplete: bad.yaml: is over the limit: 68157440 bytes of at most 67108864", check());
  }

  @Test
  void aFindingOnALineOfFifteenMegabytesIsShownShort() throws IOException {
    writeLongLine(15);
    assertFound("bad.yaml:4:45: medium: kubernetes/moving-image-tag ", check());
  }

  @Test
  void aLineOverTheLimitOfYamlIsNamed() throws IOException {
    writeLongLine(20);
    assertIncomplete(
        "incomplete: bad.yaml: not wholly analysed: a YAML text may have 16,777,216 characters;"
            + " the rest is not checked",
        check());
  }

  /** Writes a manifest with a finding on a line that a comment makes long. */
  private void writeLongLine(int megabytes) throws IOException {
    String filler = "x".repeat(1 << 20);
    try (Writer file = Files.newBufferedWriter(root.resolve("bad.yaml"))) {
      file.write("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n");
      file.write("spec: {containers: [{name: a, image: 'nginx:latest'}]} # ");
      for (int i = 0; i < megabytes; i++) {
        file.write(filler);
      }
    }
  }

  /** A file of Linux that opens and then fails for everyone, root included, as a bad disk does. */
  @Test
  void aFileThatCannotBeRead() throws IOException {
    assertIncomplete(
        "incomplete: "
            + root.relativize(Path.of("/proc/self/mem"))
            + ": cannot be read: input/output error",
        check("/proc/self/mem"));
  }

  @Test
  void aNameThatIsLongerThanTheSystemTakes() throws IOException {
    assertIncomplete(
        "incomplete: " + "x".repeat(300) + ": cannot be read: file name too long",
        check("x".repeat(300)));
  }

  @Test
  void linksThatLoop() throws IOException {
    Files.createSymbolicLink(root.resolve("loop.yaml"), Path.of("loop.yaml"));
    assertWarned("warning: loop.yaml: is a symbolic link that loops and was not followed", check());
  }

  @Test
  void aLinkThatLeavesTheRoot() throws IOException {
    Files.writeString(outside.resolve("secret.sql"), "UPDATE t SET a = 1;\n");
    Files.createSymbolicLink(root.resolve("out.sql"), Path.of("../secret.sql"));
    assertWarned(
        "warning: out.sql: is a symbolic link that leaves the root and was not followed", check());
  }

  @Test
  void aPipeIsNeverOpened() throws IOException, InterruptedException {
    run("mkfifo", root.resolve("pipe.yaml").toString());
    assertWarned("warning: pipe.yaml: is not a regular file and was not opened", check());
    assertIncomplete(
        "incomplete: pipe.yaml: is not a regular file and was not opened", check("pipe.yaml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[31mred", "two\nlines", "\u009b31m", "a\rb", "\u202egnp", "\b\b"})
  void namesThatATerminalWouldObey(String name) throws IOException {
    cli.file(name + ".sql", "UPDATE orders SET a = 1;\n");
    write(name + ".yaml", new byte[] {0});
    Cli.Outcome outcome = check(name);
    assertEquals(2, outcome.out().lines().count());
    assertFalse(outcome.out().contains(name));
    assertFalse(outcome.err().contains(name));
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
  }

  @Test
  void verboseEscapesNamesToo() {
    cli.file("\u001b[31m.sql", "");
    requireNoControls(cli.run("check", "-v").err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exclude: [",
        "exlude: []\n",
        "\0\1\2",
        "- a\n",
        "gates: {sql: loud}\n",
        "a: &a *a"
      })
  void aBrokenConfigurationStopsEarly(String content) {
    Cli.Outcome outcome = cli.file("lintel.yml", content).run("check");
    assertEquals("", outcome.out());
    assertTrue(outcome.err().startsWith("lintel: lintel.yml:"), outcome.err());
    requireNoControls(outcome.err());
    assertEquals(ExitCode.MISUSE, outcome.code());
  }

  @Test
  void aConfigurationThatIsALinkOutOfTheTreeIsNotRead() throws IOException {
    Files.writeString(outside.resolve("other.yml"), "secret text\n");
    Files.createSymbolicLink(root.resolve("lintel.yml"), Path.of("../other.yml"));
    Cli.Outcome outcome = cli.run("check");
    assertFalse(outcome.err().contains("secret"), outcome.err());
    assertEquals(ExitCode.MISUSE, outcome.code());
  }

  @Test
  void anOutputInADirectoryThatIsNotThere() {
    Cli.Outcome outcome = cli.run("check", "--output", "sarif=none/a.sarif");
    assertEquals(
        "lintel: --output: the directory of '"
            + root.resolve("none/a.sarif")
            + "' does not exist; make it first\n",
        outcome.err());
    assertEquals(ExitCode.MISUSE, outcome.code());
  }

  @Test
  void anOutputThatIsADirectory() {
    Cli.Outcome outcome = cli.run("check", "--output", "sarif=.");
    assertEquals(
        "lintel: --output: '" + root + "' is a directory; it takes FORMAT=PATH\n", outcome.err());
    assertEquals(ExitCode.MISUSE, outcome.code());
  }
}
