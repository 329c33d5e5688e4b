package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Suppressions as users write them, with the rules and formats that users have. */
class SuppressionsTest {
  @TempDir private Path directory;

  private static final String SECRET = "AKIA" + "Q3EGRZ5SWJ2KLHNP";

  /** Gives the ids of the findings that count and the lines they stand in. */
  private List<String> findings(String... args) {
    Cli.Outcome outcome = run(args);
    return outcome
        .out()
        .lines()
        .filter(line -> line.matches(".*:\\d+:\\d+: [a-z]+: [a-z]+/.*"))
        .map(line -> line.replaceFirst("^(.*?):(\\d+):\\d+: [a-z]+: (\\S+) .*$", "$1:$2 $3"))
        .toList();
  }

  private Cli.Outcome run(String... args) {
    List<String> all = new ArrayList<>(List.of("check", "--format", "concise"));
    all.addAll(List.of(args));
    return Cli.in(directory).run(all.toArray(String[]::new));
  }

  private static String pod(String marker) {
    return """
    # M
    apiVersion: v1
    kind: Pod
    metadata: {name: a}
    spec:
      hostNetwork: true
      hostPID: true
      containers: []
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: b}
    spec: {hostIPC: true, containers: []}
    """
        .replace("M", marker);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing | a.yaml:6, a.yaml:13",
        "lintel: ignore[kubernetes/host-namespace] ok | a.yaml:1 unused, a.yaml:6," + " a.yaml:13",
        "lintel: ignore-object[kubernetes/host-namespace] ok | a.yaml:13",
        "lintel: ignore-file[kubernetes/host-namespace] ok | ''",
        "lintel: ignore-file[kubernetes/host-namespace] until=2020-01-31 ok | a.yaml:1 expired,"
            + " a.yaml:6, a.yaml:13",
        "lintel: ignore-file[kubernetes/host-namespace] | a.yaml:1 unexplained, a.yaml:6,"
            + " a.yaml:13",
        "lintel: ignore-file[kubernetes/*] ok | a.yaml:1 invalid, a.yaml:6, a.yaml:13",
        "lintel: ignore-file[*] ok | a.yaml:1 invalid, a.yaml:6, a.yaml:13",
        "lintel: ignore-next-line[kubernetes/host-namespace] ok | a.yaml:1 invalid, a.yaml:6,"
            + " a.yaml:13",
      })
  void aKubernetesObject(String marker, String expected) {
    Cli.in(directory).file("a.yaml", pod(marker));
    String found =
        String.join(", ", findings("."))
            .replace(" kubernetes/host-namespace", "")
            .replaceAll("promotion/(\\w+)-suppression", "$1");
    assertEquals(expected, found);
  }

  @Test
  void onlyThePrimaryPlaceCounts() {
    Cli.in(directory)
        .file(
            "a.sql",
            """
            CREATE TABLE orders (
              id BIGINT, -- lintel: ignore[sql/duplicate-column] here is only the related place
              ID STRING
            );
            """);
    assertEquals(
        List.of("a.sql:2 promotion/unused-suppression", "a.sql:3 sql/duplicate-column"),
        findings("."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.sh | KEY=S # M",
        "a.py | # M\\nKEY = 'S'",
        "a.properties | # M\\nkey=S",
        ".env | KEY=S # M",
        "a.toml | key = 'S' # M",
        "main.tf | // M\\nkey = \"S\"",
        "main.tf | /* M */ key = \"S\"",
        "a.ini | ; M\\nkey = S",
        "Dockerfile | # M\\nENV KEY=S",
        "a.xml | <!-- M -->\\n<key>S</key>",
        "a.html | <!-- M -->\\n<p>S</p>",
        "a.md | <!-- M -->\\n```\\nkey = S\\n```",
        "A.java | String key = \"S\"; // M",
        "c/templates/a.yaml | key: S # M",
        "c/templates/a.yaml | {{- /* M */}}\\nkey: S",
        "a.yaml | key: S # M",
        "a.yaml | # M\\nkey: \\n  - S\\n  - S",
        "a.sql | SELECT 'S'; -- M",
        "a.sql | SELECT 'S' /* M */;",
      })
  void everyLanguage(String path, String text) {
    boolean isObject = path.equals("a.yaml") && text.startsWith("#");
    String verb = isObject ? "ignore-object" : "ignore";
    String marked =
        text.replace("M", "lintel: " + verb + "[secret/aws-access-token] a sample")
            .replace("\\n", "\n");
    Cli.in(directory)
        .file("c/Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n")
        .file(
            path,
            marked
                .replace("S", SECRET)
                .replace(SECRET + "ELECT", "SELECT")
                .replace(SECRET + "tring", "String"));
    assertEquals(
        List.of(), findings("--only", "secret/**", "--only", "promotion/*-suppression", "."));
    Cli.in(directory).file(path, marked.replace("S", SECRET).replace("lintel:", "nothing:"));
    assertFalse(findings("--only", "secret/**", ".").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.py", "a.sh", "a.yaml"})
  void aMarkerInAStringAcceptsNothing(String path) {
    String text =
        switch (path) {
          case "a.py" -> "KEY = '" + SECRET + " # M'\n";
          case "a.sh" -> "cat <<EOF\nkey = " + SECRET + " # M\nEOF\n";
          default -> "key: |\n  " + SECRET + " # M\n";
        };
    Cli.in(directory)
        .file(path, text.replace("M", "lintel: ignore[secret/aws-access-token] a sample"));
    assertEquals(1, findings("--only", "secret/**", ".").size());
  }

  @Test
  void whatIsWrongInAFileWithoutFindingsIsSaidToo() {
    Cli.in(directory)
        .file("a.py", "x = 1 # lintel: ignore[secret/aws-access-token] gone\n")
        .file("b.sh", "ls # lintel: ignore[no/rule] why\n")
        .file("c.json", "{\"a\": \"# lintel: ignore[no/rule] why\"}\n")
        .file("d.md", "`# lintel: ignore[no/rule] why`\n```\n# lintel: ignore[no/rule] why\n```\n");
    assertEquals(
        List.of("a.py:1 promotion/unused-suppression", "b.sh:1 promotion/invalid-suppression"),
        findings("."));
  }

  @Test
  void anExpiredSuppressionOfAProtectedRuleIsOneFinding() {
    Cli.in(directory)
        .file(
            "a.yaml",
            "a: b # lintel: ignore[promotion/unused-suppression] until=2020-01-31 for a while\n");
    Cli.Outcome outcome = run(".");
    assertEquals(List.of("a.yaml:1 promotion/invalid-suppression"), findings("."));
    assertTrue(
        outcome
            .out()
            .contains(
                "rule 'promotion/unused-suppression' is protected; accept its findings in"
                    + " lintel.yml (this suppression expired on 2020-01-31)"),
        outcome.out());
  }

  @Test
  void otherToolsAreHonoured() {
    Cli.in(directory)
        .file("a.sql", "SELECT a FROM b WHERE c = NULL; -- noqa: CV05\n")
        .file(
            ".github/workflows/a.yml",
            """
            on: push
            permissions: {}
            jobs:
              a:
                runs-on: ubuntu-latest
                needs: b
                steps:
                  - uses: a/b@v1 # zizmor: ignore[unpinned-uses] ours
            """)
        .file(
            ".github/workflows/b.yml",
            """
            on: push
            permissions: {}
            jobs:
              a:
                runs-on: ubuntu-latest
                steps:
                  - uses: a/c@v1
            """)
        .file(".github/zizmor.yml", "rules: {unpinned-uses: {ignore: ['b.yml:7']}}\n")
        .file(
            ".github/actionlint.yaml",
            "paths: {'**/*.{yml,yaml}': {ignore: ['needs job \"b\" which does not exist']}}\n")
        .file("k.py", "KEY = '" + SECRET + "' # gitleaks:allow\n")
        .file("l.py", "KEY = '" + SECRET + "'\n")
        .file(".gitleaksignore", "l.py:aws-access-token:1\n")
        .file(
            "p.yaml",
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: a
              annotations:
                ignore-check.kube-linter.io/host-network: reads counters
            spec: {hostNetwork: true, containers: []}
            """);
    Cli.Outcome outcome = run(".");
    assertEquals(List.of(), findings("."));
    assertEquals(ExitCode.PASSED, outcome.code(), outcome.err());
    String json = Cli.in(directory).run("check", "--format", "json", ".").out();
    for (String reason :
        List.of(
            "noqa: CV05",
            "zizmor: ignore[unpinned-uses]",
            ".github/zizmor.yml: unpinned-uses at b.yml:7",
            ".github/actionlint.yaml: needs job",
            "gitleaks:allow",
            ".gitleaksignore:1",
            "ignore-check.kube-linter.io/host-network: reads counters")) {
      assertTrue(json.contains(reason), reason + " in " + json);
    }
  }

  @Test
  void aBrokenFileOfAnotherToolIsAWarningAndNoMisuse() {
    Cli.in(directory)
        .file(".gitleaksignore", "nonsense\n")
        .file("l.py", "KEY = '" + SECRET + "'\n");
    Cli.Outcome outcome = run(".");
    assertEquals(ExitCode.GATE_FAILED, outcome.code());
    String expected =
        ".gitleaksignore: is not honoured: line 1 is no fingerprint; gitleaks writes them as"
            + " file:rule:line";
    assertEquals(1, outcome.err().split(Pattern.quote(expected), -1).length - 1, outcome.err());
  }

  @Test
  void aHundredThousandSuppressionsInOneFileTakeLinearTime() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      text.append("DELETE FROM a; -- lintel: ignore[sql/unscoped-write] why\n");
      text.append("-- lintel: ignore-file[sql/unscoped-write] why\n");
      text.append("-- lintel: ignore[sql/no-rule-").append(i).append("] why\n");
    }
    Cli.in(directory).file("a.sql", text.toString());
    assertTimeout(
        Duration.ofSeconds(60),
        () -> assertEquals(30_000, findings("--max-results", "0", "a.sql").size()));
  }
}
