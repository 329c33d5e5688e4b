package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code config validate|show}, and what a wrong lintel.yml does to a run. */
class ConfigCommandTest {
  @TempDir Path directory;

  private Cli cli(String lintelYml) {
    return Cli.in(directory).file("lintel.yml", lintelYml);
  }

  private static String refused(Cli cli, String... args) {
    Cli.Outcome outcome = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> cli.run(args));
    assertEquals(ExitCode.MISUSE, outcome.code(), outcome.err());
    assertEquals("", outcome.out());
    return outcome.err();
  }

  private static String printed(Cli cli, String... args) {
    Cli.Outcome outcome = cli.run(args);
    assertEquals("", outcome.err());
    assertEquals(ExitCode.PASSED, outcome.code());
    return outcome.out();
  }

  @Test
  void aValidFileIsToldInOneLine() {
    Cli cli =
        cli("extends: [lintel:gitops, shared/a.yml]\nexclude: [gen/]\nrules: {sql/**: low}")
            .file("shared/a.yml", "suppress: [{rule: sql/*, reason: x}]");
    assertEquals(
        "lintel.yml is valid, extends lintel:gitops, shared/a.yml: 1 pattern excluded, 5 rules set,"
            + " 0 overrides, 1 suppression\n",
        printed(cli, "config", "validate"));
    assertEquals(
        "shared/a.yml is valid: 0 patterns excluded, 0 rules set, 0 overrides, 1 suppression\n",
        printed(cli, "config", "validate", "shared/a.yml"));
  }

  @Test
  void everyProblemIsToldWithItsPlace() {
    Cli cli = cli("extends: a.yml\nrulse: {}\nfail-on: hihg").file("a.yml", "persona: me\nx: 1");
    String expected =
        "lintel: lintel.yml:2:1: unknown key 'rulse'; did you mean 'rules'?\n"
            + "lintel: lintel.yml:3:10: unknown severity 'hihg'; did you mean 'high'?\n"
            + "lintel: a.yml:1:10: unknown persona 'me'; accepted are regular, pedantic, auditor\n"
            + "lintel: a.yml:2:1: unknown key 'x'; accepted are extends, exclude, persona, rules,"
            + " overrides, fail-on, gates, suppress, baseline, kubernetes, sql, custom\n";
    assertEquals(expected, refused(cli, "config", "validate"));
    assertEquals(expected, refused(cli, "config", "show"));
    assertEquals(expected, refused(cli, "check"));
  }

  @Test
  void withoutALintelYmlTheDefaultsHold() {
    Cli cli = Cli.in(directory);
    assertEquals(
        "there is no lintel.yml in '" + directory + "'; the defaults hold\n",
        printed(cli, "config", "validate"));
    assertTrue(refused(cli, "config", "validate", "none.yml").endsWith("it takes a lintel.yml\n"));
    assertEquals(
        """
        # the policy as it holds; what names no file is a default
        persona: regular
        gates:
          lint:
            block: high
            alert: medium
          security:
            block: critical
            alert: high
          sql:
            block: high
            alert: medium
          dry-run:
            block: high
            alert: medium
          promotion:
            block: high
            alert: medium
        """,
        printed(cli, "config", "show"));
  }

  @Test
  void showNamesTheFileOfEachValue() {
    Cli cli =
        cli("""
        extends: shared/a.yml
        fail-on: critical
        exclude: [b/]
        rules:
          sql/unscoped-write: low
        overrides:
          - path: etl/
            object: Job/*
            rules: {sql/*: off}
        suppress:
          - {rule: secret/*, reason: "it's # a\\tsample", until: 2027-03-01}
        """)
            .file(
                "shared/a.yml", "exclude: a/\ngates: {sql: {block: never}}\nrules: {'sql/*': {}}");
    assertEquals(
        """
        # the policy as it holds, read from shared/a.yml, lintel.yml; what names no file is a default
        exclude:
          - a/ # shared/a.yml:1
          - b/ # lintel.yml:3
        persona: regular
        rules:
          "sql/*": {}
          sql/unscoped-write: low # lintel.yml:5
        overrides:
          - path: etl/ # lintel.yml:7
            object: "Job/*" # lintel.yml:8
            rules:
              "sql/*": off # lintel.yml:9
        fail-on: critical # lintel.yml:2
        gates:
          lint:
            block: critical # lintel.yml:2
            alert: medium
          security:
            block: critical # lintel.yml:2
            alert: high
          sql:
            block: never # shared/a.yml:2
            alert: medium
          dry-run:
            block: critical # lintel.yml:2
            alert: medium
          promotion:
            block: critical # lintel.yml:2
            alert: medium
        suppress:
          - rule: "secret/*" # lintel.yml:11
            reason: "it's # a\\u0009sample" # lintel.yml:11
            until: 2027-03-01 # lintel.yml:11
        """,
        printed(cli, "config", "show"));
  }

  @Test
  void showForAFileTellsItsRules() {
    Cli cli =
        cli("""
        exclude: [gen/]
        rules: {'secret/**': off, sql/unscoped-write: low}
        overrides:
          - {path: etl/, rules: {sql/unscoped-write: critical, sql/null-comparison: off}}
          - {object: Job/*, rules: {sql/duplicate-alias: off}}
        """)
            .file("etl/a.sql", "SELECT 1;\n");
    String shown = printed(cli, "config", "show", "etl/a.sql");
    assertTrue(
        shown.startsWith(
            "# etl/a.sql is checked as sql; what names no file is a default\nrules:\n"),
        shown);
    assertTrue(shown.contains("\n  sql/unscoped-write: critical # lintel.yml:4\n"), shown);
    assertTrue(shown.contains("\n  sql/syntax-error: high\n"), shown);
    assertTrue(shown.endsWith("\n# in Job/*, sql/duplicate-alias is off (lintel.yml:5)\n"), shown);
    for (String absent :
        new String[] {"sql/null-comparison", "secret/", "workflow/", "sql/union-distinct"}) {
      assertEquals(-1, shown.indexOf(absent), absent);
    }
    assertTrue(
        printed(cli, "config", "show", "b.sql").contains("unscoped-write: low # lintel.yml:2\n"));
    assertEquals(
        "# gen/a.sql is left out by 'exclude'\n", printed(cli, "config", "show", "gen/a.sql"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'- a' | lintel.yml:1:1: 'lintel.yml' takes a mapping",
        "text | lintel.yml:1:1: 'lintel.yml' takes a mapping",
        "'fail-on: low\n---\nfail-on: low' | lintel.yml:3:1: lintel.yml is one document",
        "'fail-on: low\nfail-on: high' | lintel.yml:2:1: 'fail-on' is set twice",
        "'rules: {sql/*: low, sql/*: high}' | lintel.yml:1:21: 'sql/*' is set twice",
        "'rules: [' | lintel.yml:1:9: ",
        "'extends: ../out.yml' | lintel.yml:1:10: '../out.yml' leaves the root; extends takes a"
            + " file below the root",
        "'extends: sub' | lintel.yml:1:10: 'sub' is not a regular file and was not opened",
        "'extends: binary.yml' | lintel.yml:1:10: 'binary.yml' is not text: NUL byte at offset 3",
        "'extends: huge.yml' | lintel.yml:1:10: 'huge.yml' is over the limit: 1048577 bytes of at"
            + " most 1048576",
        "'extends: link.yml' | lintel.yml:1:10: 'link.yml' is a symbolic link that leaves the root"
            + " and was not followed",
        "'extends: loop.yml' | lintel.yml:1:10: 'loop.yml' cannot be read",
        "'extends: http://127.0.0.1:9/x.yml' | lintel.yml:1:10: an address is not opened",
        "'extends: lintel.yml' | lintel.yml:1:10: extends goes in a circle (lintel.yml ->"
            + " lintel.yml)",
        "'extends: lintel:../../../etc/passwd' | lintel.yml:1:10: there is no preset",
        "'extends: \"lintel:\\e[2Jx\"' | lintel.yml:1:10: there is no preset 'lintel:\\u{1b}[2Jx'",
        "'extends: \"a\\0b\"' | lintel.yml:1:10: 'a\\u{0}b' is not a path",
      })
  void whatIsWrongEndsTheRun(String lintelYml, String message) throws IOException {
    Cli cli = cli(lintelYml).file("sub/a.yml", "").file("huge.yml", "#".repeat((1 << 20) + 1));
    Files.write(directory.resolve("binary.yml"), new byte[] {'a', ':', ' ', 0, 1});
    Path outside = Files.createTempFile("outside", ".yml");
    Files.createSymbolicLink(directory.resolve("link.yml"), outside);
    Files.createSymbolicLink(directory.resolve("loop.yml"), Path.of("loop.yml"));
    try {
      for (String[] args : new String[][] {{"check"}, {"config", "validate"}, {"config", "show"}}) {
        String error = refused(cli, args);
        assertTrue(error.startsWith("lintel: " + message), error);
      }
    } finally {
      Files.delete(outside);
    }
  }

  @Test
  void aLinkToAFileInTheRootIsFollowed() throws IOException {
    Cli cli = cli("extends: link.yml").file("shared/a.yml", "persona: auditor");
    Files.createSymbolicLink(directory.resolve("link.yml"), Path.of("shared/a.yml"));
    assertTrue(printed(cli, "config", "show").contains("persona: auditor # link.yml:1\n"));
  }

  @Test
  void tenThousandGlobsAreReadInTime() {
    StringBuilder known = new StringBuilder("rules:\n");
    StringBuilder unknown = new StringBuilder("rules:\n");
    StringBuilder excludes = new StringBuilder("exclude:\n");
    for (int i = 0; i < 10_000; i++) {
      known.append("  \"*/*").append("[a-z]".repeat(i % 50)).append("*?".repeat(i / 50 % 5));
      known.append("{*".repeat(i / 250)).append("\": low\n");
      unknown.append("  sql/unscoped-wirte").append(i).append(": low\n");
      excludes.append("  - \"**/a").append(i).append("*/**\"\n");
    }
    String error = refused(cli(unknown.toString()), "check");
    assertEquals(101, error.lines().count());
    assertTrue(error.endsWith("lintel: 9900 more problems are not shown\n"), error);
    cli(excludes.toString()).file("a.sql", "SELECT 1;\n");
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertEquals(ExitCode.PASSED, Cli.in(directory).run("check").code()));
    refused(cli(known.toString()), "check");
    StringBuilder overrides = new StringBuilder("overrides:\n");
    for (int i = 0; i < 10_000; i++) {
      overrides.append("  - {path: \"d").append(i).append("/**\", rules: {\"**\": low}}\n");
    }
    cli(overrides.toString());
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertEquals(ExitCode.PASSED, Cli.in(directory).run("check").code()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "config shwo", "config show a b", "config schema x"})
  void theMessageSaysWhatThereIs(String line) {
    String error = refused(cli(""), line.split(" "));
    assertTrue(error.contains("--help' shows what there is"), error);
  }

  @Test
  void theFileThatIsNamedMayLieElsewhere() {
    Cli cli = Cli.in(directory).file("etc/policy.yml", "extends: base.yml").file("a.sql", "");
    cli.file("etc/base.yml", "persona: auditor");
    assertEquals(ExitCode.PASSED, cli.run("check", "--config", "etc/policy.yml", "a.sql").code());
  }

  private static String daemon(String name) {
    return """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: %s}
    spec:
      selector: {matchLabels: {app: a}}
      template:
        metadata: {labels: {app: a}}
        spec:
          hostNetwork: true
          containers: [{name: a, image: "a:1.2.3"}]
    """
        .formatted(name);
  }

  @Test
  void overridesDecideByFileAndObject() {
    Cli cli =
        cli("""
        overrides:
          - object: DaemonSet/node-*
            rules: {kubernetes/host-namespace: off}
          - path: prod/
            rules: {kubernetes/host-namespace: critical}
        """)
            .file("agents.yaml", daemon("node-agent") + "---\n" + daemon("other"))
            .file("prod/agents.yaml", daemon("other"));
    assertEquals(
        """
        agents.yaml:20:20: medium: kubernetes/host-namespace
        prod/agents.yaml:9:20: critical: kubernetes/host-namespace
        """,
        cli.run("check", "--only", "kubernetes/host-*")
            .out()
            .replaceAll("(kubernetes/host-namespace).*", "$1"));
  }
}
