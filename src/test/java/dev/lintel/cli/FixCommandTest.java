package dev.lintel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lintel fix} and {@code lintel check --fix} as a user sees them. */
class FixCommandTest {
  private static final String FLAWED = "SELECT id FROM orders WHERE price = NULL;\n";
  private static final String FIXED = "SELECT id FROM orders WHERE price IS NULL;\n";
  private static final String DELETION = "DELETE FROM orders WHERE price = NULL;\n";

  @TempDir Path directory;

  private Cli flawed() {
    return Cli.in(directory).file("a.sql", FLAWED);
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(directory.resolve(name));
  }

  @Test
  void whatIsFixedIsSaidOnStandardError() throws IOException {
    Cli here = flawed().file("b/c.sql", FLAWED + FLAWED.replace("=", "<>"));
    assertEquals(
        new Cli.Outcome(
            ExitCode.PASSED,
            "",
            """
            a.sql: Write IS NULL
            b/c.sql: Write IS NULL, Write IS NOT NULL
            fixed 3 findings in 2 files
            """),
        here.run("fix"));
    assertEquals(FIXED, read("a.sql"));
    assertEquals(FIXED + FIXED.replace("IS", "IS NOT"), read("b/c.sql"));
    assertEquals(new Cli.Outcome(ExitCode.PASSED, "", "nothing to fix\n"), here.run("fix"));
  }

  @Test
  void equalFixesAreCounted() {
    assertEquals(
        "a.sql: Write IS NULL (3)\nfixed 3 findings in 1 file\n",
        Cli.in(directory).file("a.sql", FLAWED.repeat(3)).run("fix").err());
  }

  @Test
  void findingsThatRemainDoNotFailAFix() throws IOException {
    Cli here = flawed().file("b.sql", "DELETE FROM orders;\n");
    assertEquals(ExitCode.PASSED, here.run("fix").code());
    assertEquals("DELETE FROM orders;\n", read("b.sql"));
  }

  @Test
  void unsafeFixesAreCountedAndAppliedOnRequest() throws IOException {
    Cli here = flawed().file("b.sql", DELETION);
    assertEquals(
        """
        a.sql: Write IS NULL
        fixed 1 finding in 1 file (1 unsafe fix left; --unsafe-fixes applies it)
        """,
        here.run("fix").err());
    assertEquals(DELETION, read("b.sql"));
    assertEquals(
        "nothing to fix (1 unsafe fix left; --unsafe-fixes applies it)\n", here.run("fix").err());
    assertEquals(
        "b.sql: Write IS NULL\nfixed 1 finding in 1 file\n",
        here.run("fix", "--unsafe-fixes").err());
    assertEquals(DELETION.replace("=", "IS"), read("b.sql"));
  }

  @Test
  void quietSaysNothing() throws IOException {
    assertEquals(new Cli.Outcome(ExitCode.PASSED, "", ""), flawed().run("fix", "-q"));
    assertEquals(FIXED, read("a.sql"));
  }

  @Test
  void verboseTellsWhatEachFileWasTakenFor() {
    assertEquals("          sql  a.sql\n", flawed().run("fix", "-qv").err());
  }

  @Test
  void theSelectionSaysWhatIsFixed() throws IOException {
    Cli here = flawed();
    for (List<String> options :
        List.of(
            List.of("--skip", "sql/**"),
            List.of("--only", "workflow/**"),
            List.of("--gate", "lint"),
            List.of("--tag", "security"))) {
      String[] line = new String[options.size() + 1];
      line[0] = "fix";
      for (int i = 0; i < options.size(); i++) {
        line[i + 1] = options.get(i);
      }
      assertEquals("nothing to fix\n", here.run(line).err());
      assertEquals(FLAWED, read("a.sql"));
    }
    assertEquals(
        "nothing to fix\n",
        here.file("lintel.yml", "rules: {sql/null-comparison: off}\n").run("fix").err());
    assertEquals(1, here.run("fix", "--no-config", "--diff").code().code());
    here.run("fix", "--no-config");
    assertEquals(FIXED, read("a.sql"));
  }

  @Test
  void whatIsSuppressedIsNotFixed() throws IOException {
    String suppressed = "-- lintel: ignore[sql/null-comparison] shows what NULL does\n" + FLAWED;
    Cli here = Cli.in(directory).file("a.sql", suppressed).file("b.sql", FLAWED);
    here.file(
        "lintel.yml", "suppress: [{rule: sql/null-comparison, path: b.sql, reason: a lesson}]\n");
    assertEquals("nothing to fix\n", here.run("fix", "--unsafe-fixes").err());
    assertEquals(suppressed, read("a.sql"));
    assertEquals(FLAWED, read("b.sql"));
  }

  @Test
  void anUnusedSuppressionGoesAndAUsedOneStays() throws IOException {
    String used = FLAWED.strip() + " -- lintel: ignore[sql/null-comparison] a lesson\n";
    String unused = FIXED.strip() + " -- lintel: ignore[sql/null-comparison] a lesson\n";
    String alone = "-- lintel: ignore[sql/null-comparison] a lesson\n" + FIXED;
    Cli here = Cli.in(directory).file("a.sql", used + unused + alone);
    assertEquals(
        "a.sql: Remove the suppression (2)\nfixed 2 findings in 1 file\n", here.run("fix").err());
    assertEquals(used + FIXED + FIXED, read("a.sql"));
  }

  @Test
  void ofSeveralIdsTheUnusedOnesGoInSeveralRounds() throws IOException {
    Cli here =
        Cli.in(directory)
            .file(
                "a.sql",
                "-- lintel: ignore[sql/unscoped-write, sql/null-comparison, sql/syntax-error] x\n"
                    + FLAWED
                    + "/* lintel: ignore[sql/unscoped-write, sql/syntax-error] y */ SELECT 1;\n");
    here.run("fix");
    assertEquals(
        "-- lintel: ignore[sql/null-comparison] x\n" + FLAWED + " SELECT 1;\n", read("a.sql"));
  }

  @Test
  void aFixedFindingThatASuppressionIsForTakesItWithIt() throws IOException {
    // The suppression is for the line below the one that is fixed, where nothing is wrong.
    Cli here =
        Cli.in(directory)
            .file("a.sql", FLAWED + "-- lintel: ignore[sql/unscoped-write] old\n" + FIXED);
    here.run("fix");
    assertEquals(FIXED + FIXED, read("a.sql"));
  }

  @Test
  void checkFixReportsWhatIsLeftAndDecidesTheGatesOnThat() throws IOException {
    Cli here = flawed();
    Cli.Outcome outcome = here.run("check", "--fix", "a.sql");
    assertEquals(ExitCode.PASSED, outcome.code());
    assertEquals("", outcome.out());
    assertTrue(
        outcome
            .err()
            .startsWith("a.sql: Write IS NULL\nfixed 1 finding in 1 file\nno findings in 1 file\n"),
        outcome.err());
    assertEquals(FIXED, read("a.sql"));
    here.file("b.sql", DELETION);
    outcome = here.run("check", "--fix");
    assertEquals(ExitCode.GATE_FAILED, outcome.code());
    assertTrue(outcome.out().startsWith("b.sql:1:32: high: sql/null-comparison "), outcome.out());
    assertEquals(
        ExitCode.PASSED, here.run("check", "--fix", "--unsafe-fixes", "--format=json").code());
    assertEquals(DELETION.replace("=", "IS"), read("b.sql"));
  }

  @Test
  void checkDiffIsFixDiff() throws IOException {
    Cli here = flawed();
    assertEquals(here.run("fix", "--diff"), here.run("check", "--diff"));
    assertEquals(here.run("fix", "--diff"), here.run("check", "--fix", "--diff"));
    assertEquals(FLAWED, read("a.sql"));
  }

  @Test
  void aDiffShowsWhatWouldChangeAndWritesNothing() throws IOException {
    assertEquals(
        new Cli.Outcome(
            ExitCode.GATE_FAILED,
            """
            --- a/a.sql
            +++ b/a.sql
            @@ -1,1 +1,1 @@
            -SELECT id FROM orders WHERE price = NULL;
            +SELECT id FROM orders WHERE price IS NULL;
            """,
            "would fix 1 finding in 1 file\n"),
        flawed().run("fix", "--diff"));
    assertEquals(FLAWED, read("a.sql"));
  }

  @Test
  void aDiffOfNothingPasses() {
    assertEquals(
        new Cli.Outcome(ExitCode.PASSED, "", "nothing to fix\n"),
        Cli.in(directory).file("a.sql", FIXED).run("fix", "--diff"));
  }

  @ParameterizedTest
  @CsvSource({
    "--unsafe-fixes, '--unsafe-fixes applies nothing by itself; it takes --fix or --diff'",
    "--fix=yes, \"'--fix'\""
  })
  void misuseOfCheckIsRefused(String option, String message) throws IOException {
    Cli.Outcome outcome = flawed().run("check", option);
    assertEquals(ExitCode.MISUSE, outcome.code());
    assertTrue(outcome.err().contains(message.replace("\"", "")), outcome.err());
    assertEquals(FLAWED, read("a.sql"));
  }

  @ParameterizedTest
  @CsvSource({
    "--unsafe-fix, did you mean '--unsafe-fixes'?",
    "--gate=none, it takes lint",
    "--format=json, unknown option '--format=json'",
    "--only=sql/nul-comparison, did you mean 'sql/null-comparison'?"
  })
  void misuseOfFixIsRefused(String option, String message) throws IOException {
    Cli.Outcome outcome = flawed().run("fix", option);
    assertEquals(ExitCode.MISUSE, outcome.code());
    assertTrue(outcome.err().contains(message), outcome.err());
    assertEquals(FLAWED, read("a.sql"));
  }

  private static byte[] encoded(String mark, String charset, String text) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(HexFormat.ofDelimiter(" ").parseHex(mark));
    all.writeBytes(text.getBytes(Charset.forName(charset)));
    return all.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "'', UTF-8",
    "EF BB BF, UTF-8",
    "FF FE, UTF-16LE",
    "FE FF, UTF-16BE",
    "'', UTF-16LE",
    "'', UTF-16BE",
    "FF FE 00 00, UTF-32LE",
    "00 00 FE FF, UTF-32BE"
  })
  void everyEncodingAndLineEndStays(String mark, String charset) throws IOException {
    // Text that is spread ASCII is known without a mark; other text is not.
    String tail = mark.isEmpty() && charset.startsWith("UTF-16") ? "" : "-- ü 😀 \u2028 \uFEFF";
    String flawed = "SELECT 1;\r\n" + FLAWED + "SELECT 2;\r\r\n" + FLAWED + "\n\n" + tail;
    String fixed = flawed.replace("= NULL", "IS NULL");
    Cli here = Cli.in(directory);
    Files.write(directory.resolve("a.sql"), encoded(mark, charset, flawed));
    assertEquals("a.sql: Write IS NULL (2)\nfixed 2 findings in 1 file\n", here.run("fix").err());
    assertArrayEquals(encoded(mark, charset, fixed), bytes("a.sql"));
  }

  @Test
  void aFileWithBytesThatDoNotDecodeIsLeftAloneAndNamed() throws IOException {
    Cli here = flawed();
    byte[] bytes = ("-- \u00e9\n" + FLAWED).getBytes(Charset.forName("ISO-8859-1"));
    Files.write(directory.resolve("b.sql"), bytes);
    assertEquals(
        new Cli.Outcome(
            ExitCode.INCOMPLETE,
            "",
            """
            a.sql: Write IS NULL
            incomplete: b.sql: is not fixed: byte 0xE9 is not valid UTF-8; save it in one encoding \
            and run this again
            fixed 1 finding in 1 file
            ✗ incomplete: not everything could be fixed
            """),
        here.run("fix"));
    assertArrayEquals(bytes, bytes("b.sql"));
    assertEquals(
        "lintel: incomplete: not everything could be fixed; without -q it says what\n",
        here.run("fix", "-q").err());
  }

  @Test
  void aReadOnlyFileIsLeftAloneAndNamed() throws IOException {
    Cli here = flawed();
    Files.setPosixFilePermissions(
        directory.resolve("a.sql"), PosixFilePermissions.fromString("r--r--r--"));
    assertEquals(
        new Cli.Outcome(
            ExitCode.INCOMPLETE,
            "",
            """
            incomplete: a.sql: is read-only and is not fixed; make it writable and run this again
            nothing to fix
            ✗ incomplete: not everything could be fixed
            """),
        here.run("fix"));
    assertEquals(FLAWED, read("a.sql"));
    assertEquals(ExitCode.GATE_FAILED, here.run("fix", "--diff").code());
    Cli.Outcome check = here.run("check", "--fix", "--fail-on", "critical");
    assertEquals(ExitCode.INCOMPLETE, check.code());
    assertTrue(check.out().contains("sql/null-comparison"), check.out());
    assertTrue(check.err().contains("incomplete: a.sql: is read-only and"), check.err());
  }

  @Test
  void aFileOutsideTheRootIsLeftAloneAndNamed() throws IOException {
    Cli here = Cli.in(directory.resolve("root")).file("a.sql", FLAWED);
    Files.writeString(directory.resolve("b.sql"), FLAWED);
    Cli.Outcome outcome = here.run("fix", "a.sql", "../b.sql");
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
    assertTrue(
        outcome
            .err()
            .contains(
                "incomplete: ../b.sql: lies outside the root and is not fixed; run 'lintel fix' on"
                    + " it alone\n"),
        outcome.err());
    assertEquals(FLAWED, read("b.sql"));
    assertEquals(FIXED, read("root/a.sql"));
  }

  @Test
  void aDirectoryThatIsALinkOutOfTheRootIsNotFollowed() throws IOException {
    Cli here = Cli.in(directory.resolve("root"));
    Files.createDirectories(directory.resolve("other"));
    Files.writeString(directory.resolve("other/b.sql"), FLAWED);
    Files.createSymbolicLink(directory.resolve("root/link"), Path.of("../other"));
    assertEquals(ExitCode.PASSED, here.run("fix").code());
    Cli.Outcome named = here.run("fix", ".", "link/b.sql");
    assertEquals(ExitCode.INCOMPLETE, named.code());
    assertTrue(
        named.err().contains("link/b.sql: is reached over a link that leaves the root"),
        named.err());
    assertEquals(FLAWED, read("other/b.sql"));
  }

  @Test
  void aLinkThatIsNamedIsFixedWhereItLeads() throws IOException {
    Cli here = flawed();
    Files.createSymbolicLink(directory.resolve("link.sql"), Path.of("a.sql"));
    here.run("fix", "link.sql");
    assertEquals(FIXED, read("a.sql"));
    assertTrue(Files.isSymbolicLink(directory.resolve("link.sql")));
  }

  @Test
  void namesAreEscaped() throws IOException {
    Cli here = Cli.in(directory).file("\u001b[31m\n.sql", FLAWED);
    Cli.Outcome outcome = here.run("fix");
    assertEquals(
        "\\u{1b}[31m\\u{a}.sql: Write IS NULL\nfixed 1 finding in 1 file\n", outcome.err());
  }

  @Test
  void whatCannotBeAnalysedMakesTheRunIncompleteAndTheRestIsFixed() throws IOException {
    Cli.Outcome outcome = flawed().run("fix", ".", "none.sql");
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
    assertTrue(outcome.err().contains("incomplete: none.sql: does not exist\n"), outcome.err());
    assertEquals(FIXED, read("a.sql"));
  }

  @Test
  void aDiffAtATerminalIsColouredAndEscaped() {
    Cli here = Cli.in(directory).file("a.sql", "SELECT '\u001b[2J\t' FROM t WHERE a = NULL;\r\n");
    String out = here.onTerminal().run("fix", "--diff").out();
    assertTrue(
        out.contains(
            """
            \u001b[1;31m-SELECT '\\u{1b}[2J\t' FROM t WHERE a = NULL;\u001b[0m
            \u001b[1;32m+SELECT '\\u{1b}[2J\t' FROM t WHERE a IS NULL;\u001b[0m
            """),
        out);
    assertFalse(
        here.onTerminal()
            .with(Map.of("NO_COLOR", "1"))
            .run("fix", "--diff")
            .out()
            .contains("\u001b"));
  }

  @Test
  void aDiffInAPipeIsExact() {
    String text = "SELECT '\u001b[2J' FROM t WHERE a = NULL;\r\n-- \u202e";
    String out = Cli.in(directory).file("a.sql", text).run("fix", "--diff").out();
    assertEquals(
        """
        --- a/a.sql
        +++ b/a.sql
        @@ -1,2 +1,2 @@
        -SELECT '\u001b[2J' FROM t WHERE a = NULL;\r
        +SELECT '\u001b[2J' FROM t WHERE a IS NULL;\r
         -- \u202e
        \\ No newline at end of file
        """,
        out);
  }

  @Test
  void aDiffShowsNoSecret() throws IOException {
    String secret = "ghp_" + "Zk4rT9wQx2Lm7Bv1" + "Nc8Hs5Jd3Gf6Yp0aRuE2";
    Cli here =
        flawed()
            .file(
                "b.sql", "-- token " + secret + "\n" + FLAWED + "SELECT 1;\n".repeat(20) + FLAWED);
    Cli.Outcome check = here.run("check", "b.sql");
    assertTrue(check.out().contains(" secret/"), check.out());
    Cli.Outcome outcome = here.run("fix", "--diff");
    assertFalse(outcome.out().contains(secret));
    assertFalse(outcome.out().contains("b.sql"));
    assertTrue(outcome.out().contains("+++ b/a.sql"));
    assertEquals(
        "warning: b.sql: its diff would show a secret and is left out; 'lintel fix' fixes it all"
            + " the same\n"
            + "would fix 3 findings in 2 files\n",
        outcome.err());
    assertEquals(ExitCode.GATE_FAILED, outcome.code());
    String shown = here.onTerminal().run("fix", "--diff", "--color=never").out();
    assertTrue(shown.contains(" -- token ghp_***"), shown);
    assertFalse(shown.contains(secret));
  }

  @Test
  void aFileInUtf16HasNoDiff() throws IOException {
    Cli here = Cli.in(directory);
    Files.write(directory.resolve("a.sql"), encoded("FF FE", "UTF-16LE", FLAWED));
    assertEquals(
        new Cli.Outcome(
            ExitCode.GATE_FAILED,
            "",
            """
            warning: a.sql: is not in UTF-8 and has no diff; 'lintel fix' fixes it all the same
            would fix 1 finding in 1 file
            """),
        here.run("fix", "--diff"));
    assertTrue(here.onTerminal().run("fix", "--diff").out().contains("IS NULL"));
  }

  @Test
  void aRunAfterAKilledOneTakesNoNoticeOfWhatItLeft() throws IOException {
    Cli here = flawed().file(".lintel-3w5e11264sgsf.tmp", FLAWED.substring(0, 30));
    here.file("sub/.lintel-0.tmp", "DELETE FROM t;\n");
    Cli.Outcome outcome = here.run("check", "--fix");
    assertEquals(ExitCode.PASSED, outcome.code());
    assertEquals("", outcome.out());
  }

  @Test
  void pathsAreRelativeToTheWorkingDirectory() throws IOException {
    Cli root = Cli.in(directory).file("sub/a.sql", FLAWED).file("b.sql", FLAWED);
    Cli below = new Cli(root.directory().resolve("sub"), false, Map.of());
    assertTrue(below.run("fix", "--diff").out().startsWith("--- a/a.sql\n+++ b/a.sql\n"));
    assertEquals(
        "../b.sql: Write IS NULL", below.run("fix", "..").err().lines().toList().get(1 - 1));
  }

  @Test
  void twentyFiveThousandFindingsInOneFileAreFixedExactly() throws IOException {
    String flawed = (FLAWED + "-- \u00fc\n").repeat(25_001);
    Cli here = Cli.in(directory).file("a.sql", flawed);
    assertEquals(
        "a.sql: Write IS NULL (25001)\nfixed 25001 findings in 1 file\n", here.run("fix").err());
    assertArrayEquals(flawed.replace("= NULL", "IS NULL").getBytes(UTF_8), bytes("a.sql"));
  }
}
