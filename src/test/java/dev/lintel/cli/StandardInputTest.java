package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --stdin-filename F}: the unsaved text of an editor. */
class StandardInputTest {
  private static final String FLAWED = "DELETE FROM orders;\n";
  private static final String FINDING =
      ":1:1: high: sql/unscoped-write DELETE on orders has no row filter\n";

  @TempDir Path directory;
  private Cli cli;

  @BeforeEach
  void makeARoot() {
    cli = Cli.in(directory);
  }

  private Cli.Outcome check(String input, String... args) {
    String[] line = new String[args.length + 2];
    line[0] = "check";
    line[1] = "--stdin-filename";
    System.arraycopy(args, 0, line, 2, args.length);
    return cli.input(input.getBytes(StandardCharsets.UTF_8)).run(line);
  }

  @Test
  void theTextStandsForTheFile() {
    cli.file("sql/a.sql", "SELECT 1;\n");
    assertEquals("sql/a.sql" + FINDING, check(FLAWED, "sql/a.sql").out());
    assertEquals("sql/a.sql" + FINDING, check(FLAWED, "sql/a.sql", "-").out());
    assertEquals("no/such/b.sql" + FINDING, check(FLAWED, "no/such/b.sql").out());
    assertEquals("a.sql" + FINDING, check(FLAWED, directory.resolve("a.sql").toString()).out());
  }

  @Test
  void nameAndPlaceTellTheKind() {
    cli.file("chart/Chart.yaml", "apiVersion: v2\nname: x\nversion: 1.0.0\n");
    String text = "a: 1\na: 2\n";
    assertTrue(check(text, ".github/workflows/x.yml").out().contains("workflow/duplicate-key"));
    assertTrue(check(text, "chart/values.yaml").out().contains("helm/duplicate-key"));
    assertTrue(check(text, "values.txt").out().isEmpty());
    Cli.Outcome verbose = check("kind: A\napiVersion: v1\n", "x.yaml", "-v");
    assertTrue(verbose.err().endsWith("   kubernetes  x.yaml\n"), verbose.err());
  }

  @Test
  void configurationAndTheTreeAroundHold() {
    cli.file("lintel.yml", "rules: {sql/unscoped-write: low}\nexclude: [gone/]\n");
    cli.file("k/base.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
    assertEquals("a.sql" + FINDING.replace("high", "low"), check(FLAWED, "a.sql").out());
    assertEquals("", check(FLAWED, "gone/a.sql").out());
    assertEquals(
        "k/kustomization.yaml:1:24: high: kustomize/missing-resource 'none.yaml' in resources does"
            + " not exist\n",
        check(
                "resources: [base.yaml, none.yaml]\n",
                "k/kustomization.yaml",
                "--only",
                "kustomize/missing-resource")
            .out());
  }

  @Test
  void aFileOfAnotherRootHasThatRoot() {
    cli.file("team/lintel.yml", "rules: {sql/unscoped-write: low}\n");
    assertEquals("team/a.sql" + FINDING.replace("high", "low"), check(FLAWED, "team/a.sql").out());
  }

  @Test
  void bytesThatAreNoTextAreToldAsInAFile() {
    Cli.Outcome outcome =
        cli.input((byte) 'a', (byte) 0, (byte) 1).run("check", "--stdin-filename", "a.sql");
    assertTrue(
        outcome
            .err()
            .startsWith(
                "incomplete: a.sql: is not text (NUL byte at offset 1) and was not analysed\n"));
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
  }

  @Test
  void anEmptyInputPasses() {
    assertEquals(ExitCode.PASSED, check("", "a.sql").code());
  }

  @Test
  void anInputOverTheLimitMakesTheRunIncomplete() {
    Cli.Outcome outcome =
        cli.input(new byte[(64 << 20) + 1]).run("check", "--stdin-filename", "a.sql");
    assertTrue(
        outcome
            .err()
            .startsWith(
                "incomplete: a.sql: is over the limit: more than 67108864 bytes on standard"
                    + " input\n"),
        outcome.err());
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
  }

  @Test
  void aDirectoryIsNoFile() {
    for (String name : new String[] {".", "x/"}) {
      Cli.Outcome outcome = check(FLAWED, name);
      assertEquals(
          "lintel: --stdin-filename: '" + name + "' is a directory; it takes FILE\n",
          outcome.err());
      assertEquals(ExitCode.MISUSE, outcome.code());
    }
  }
}
