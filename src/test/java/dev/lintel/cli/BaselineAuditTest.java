package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person who types letters, or a script that pipes them, sees and gets. */
class BaselineAuditTest {
  private final InputStream own = System.in;
  @TempDir Path directory;
  private Cli cli;

  @BeforeEach
  void knowThreeFindings() {
    cli =
        Cli.in(directory)
            .file("a.sql", "DELETE FROM a;\n")
            .file("b.sql", "DELETE FROM b;\n")
            .file("c.sql", "SELECT a.x FROM a JOIN b ON a.id = b.id WHERE a.x = NULL;\n");
    assertEquals(ExitCode.PASSED, cli.run("baseline", "create").code());
  }

  @AfterEach
  void giveBackStandardInput() {
    System.setIn(own);
  }

  private String audit(String answers, String... options) {
    System.setIn(new ByteArrayInputStream(answers.getBytes(StandardCharsets.US_ASCII)));
    String[] line = new String[options.length + 2];
    line[0] = "baseline";
    line[1] = "audit";
    System.arraycopy(options, 0, line, 2, options.length);
    Cli.Outcome outcome = cli.run(line);
    assertEquals("", outcome.err());
    assertEquals(ExitCode.PASSED, outcome.code());
    return outcome.out();
  }

  private List<String> verdicts() throws IOException {
    return Files.readAllLines(directory.resolve("lintel-baseline.jsonl")).stream()
        .filter(line -> line.contains("\"verdict\""))
        .map(line -> line.replaceAll(".*\"path\":\"(.*?)\".*\"verdict\":\"(.*?)\".*", "$1 $2"))
        .sorted()
        .toList();
  }

  @Test
  void eachEntryIsShownWithItsFrameAndTheVerdictsAreInTheFile() throws IOException {
    String out = audit("t\nf\ns\n");
    assertTrue(
        out.startsWith(
            """

            1 of 3, known since %s
            high[sql/unscoped-write]: DELETE on a has no row filter
             --> a.sql:1:1
              |
            1 | DELETE FROM a;
              | ^^^^^^
            t true, f false, s test, n next, b back, q quit >\
            """
                .formatted(LocalDate.now(ZoneOffset.UTC))),
        out);
    assertEquals(List.of("a.sql true", "b.sql false", "c.sql test"), verdicts());
    assertTrue(
        out.endsWith(
            """
            100 % right: sql/null-comparison (0 true, 1 test, 0 false)
             50 % right: sql/unscoped-write (1 true, 0 test, 1 false)
            3 of 3 judged
            """),
        out);
  }

  @Test
  void whatIsFalseIsSilentForGood() throws IOException {
    audit("fff");
    Path file = directory.resolve("lintel-baseline.jsonl");
    Files.writeString(
        file, Files.readString(file).replaceAll("\"firstSeen\":\"\\d+", "\"firstSeen\":\"2001"));
    Cli.Outcome outcome = cli.run("check");
    assertEquals(ExitCode.PASSED, outcome.code());
    assertTrue(outcome.err().contains("baseline: 0 new, 0 overdue, 3 known"), outcome.err());
  }

  @Test
  void itGoesBackAndOnAndEndsWithTheInput() throws IOException {
    String out = audit("nbtx");
    assertEquals(List.of("a.sql true"), verdicts());
    assertTrue(out.contains("'x' is no answer"), out);
    assertTrue(out.endsWith("1 of 3 judged\n"), out);
    assertTrue(audit("").contains("\n2 of 3, known since"), "it starts where the last one ended");
    String again = audit("bfq");
    assertTrue(again.contains(", judged true\n"), again);
    assertEquals(List.of("a.sql false"), verdicts());
  }

  @Test
  void anEntryWithoutAFindingIsGone() throws IOException {
    Files.delete(directory.resolve("a.sql"));
    assertTrue(audit("q").contains("gone: sql/unscoped-write in a.sql\n"));
  }

  @Test
  void onlyTheRulesThatAreAskedForAreShown() {
    String out = audit("nn", "--only", "sql/null-comparison");
    assertTrue(out.contains("\n1 of 1, "), out);
    assertFalse(out.contains("gone:"), out);
  }
}
