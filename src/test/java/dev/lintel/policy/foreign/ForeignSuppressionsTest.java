package dev.lintel.policy.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import dev.lintel.policy.comment.CommentedText;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.RuleMeta;
import dev.lintel.rules.RuleIndex;
import dev.lintel.source.Comment;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SqlParser;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import dev.lintel.testing.BareFinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A finding stands at each BAD of a text; what is accepted of them, and with which reason. */
class ForeignSuppressionsTest {
  private static final Catalog CATALOG = RuleIndex.catalog();
  private static final Map<String, String> NO_FILES = Map.of();

  private static List<Finding> findings(SourceText source, String rule, String message) {
    RuleMeta meta = CATALOG.find(RuleId.of(rule)).orElseThrow().meta();
    List<Finding> findings = new ArrayList<>();
    for (int at = source.content().indexOf("BAD"); at >= 0; ) {
      Span place = source.span(at, at + "BAD".length());
      findings.add(BareFinding.of(meta.id(), meta.severity(), meta.gate(), place, message));
      at = source.content().indexOf("BAD", at + 1);
    }
    return findings;
  }

  private static CommentedText text(SourceText source) {
    if (source.path().endsWith(".sql")) {
      List<Comment> comments = SqlParser.parse(source).comments();
      return CommentedText.parsed(source, comments, Optional.empty(), List::of);
    }
    if (source.path().endsWith(".yml")) {
      YamlStream yaml = YamlParser.parse(source, YamlSchema.CORE);
      return CommentedText.parsed(source, yaml.comments(), Optional.of(yaml), List::of);
    }
    return CommentedText.plain(source);
  }

  private static ForeignConfigurations configurations(Map<String, String> files) {
    return ForeignConfigurations.read(name ->
        Optional.ofNullable(files.get(name))
            .map(content -> (FileContent) new Decoded.Text(SourceText.of(name, content))));
  }

  private static ForeignSuppressions.Result apply(
      String rule, String message, String path, String text, Map<String, String> files) {
    SourceText source = SourceText.of(path, text.replace("\\n", "\n"));
    return ForeignSuppressions.apply(
        findings(source, rule, message), List.of(text(source)), CATALOG, configurations(files));
  }

  /** Writes accepted findings as {@code line (reason)}, others as {@code line}. */
  private static String written(ForeignSuppressions.Result result) {
    return String.join(
        ", ",
        result.findings().stream()
            .map(f ->
                f.start().line() + f.suppressed().map(reason -> " (" + reason + ")").orElse(""))
            .toList());
  }

  private static String accepted(String rule, String path, String text) {
    return written(apply(rule, "found", path, text, NO_FILES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT BAD -- noqa | 1 (noqa)",
        "SELECT BAD --noqa | 1 (noqa)",
        "SELECT BAD -- noqa: AM02 | 1 (noqa: AM02)",
        "SELECT BAD -- noqa:AM02 | 1 (noqa:AM02)",
        "SELECT BAD -- noqa: LT01,AM02 | 1 (noqa: LT01,AM02)",
        "SELECT BAD -- noqa: ambiguous.union | 1 (noqa: ambiguous.union)",
        "SELECT BAD -- noqa: ambiguous | 1 (noqa: ambiguous)",
        "SELECT BAD -- noqa: L033 | 1 (noqa: L033)",
        "SELECT BAD -- noqa: AM* | 1 (noqa: AM*)",
        "SELECT BAD /* noqa */ | 1 (noqa)",
        "SELECT BAD -- why not -- noqa | 1 (noqa)",
        "SELECT BAD -- noqa: LT01 | 1",
        "SELECT BAD -- noqa: AM0 | 1",
        "SELECT BAD -- noqa AM02 | 1",
        "SELECT BAD -- noqas | 1",
        "SELECT BAD -- use noqa | 1",
        "SELECT BAD, '-- noqa' | 1",
        "-- noqa\\nSELECT BAD | 2",
        "SELECT BAD;\\nSELECT BAD -- noqa\\n;SELECT BAD | 1, 2 (noqa), 3",
        "SELECT BAD;\\n-- noqa: disable=all\\nSELECT BAD;\\n-- noqa: enable=all\\nSELECT BAD | 1, 3"
            + " (noqa: disable=all), 5",
        "SELECT BAD; -- noqa: disable=AM02\\nSELECT BAD | 1 (noqa: disable=AM02), 2 (noqa:"
            + " disable=AM02)",
        "-- noqa: disable=LT01\\nSELECT BAD | 2",
        "-- noqa: disable=all\\nSELECT BAD;\\n-- noqa: enable=AM02\\nSELECT BAD | 2 (noqa:"
            + " disable=all), 4",
        "-- noqa: disable=all\\nSELECT BAD;\\n-- noqa: enable=LT01\\nSELECT BAD | 2 (noqa:"
            + " disable=all), 4 (noqa: disable=all)",
      })
  void sqlfluff(String sql, String expected) {
    assertEquals(expected, accepted("sql/union-distinct", "a.sql", sql));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sql/unscoped-write", "sql/positional-insert"})
  void noqaIsForRulesThatSqlfluffHas(String rule) {
    assertEquals("1", accepted(rule, "a.sql", "SELECT BAD -- noqa"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- uses: BAD # zizmor: ignore[unpinned-uses] | 1 (zizmor: ignore[unpinned-uses])",
        "- uses: BAD # zizmor: ignore[unpinned-uses] because | 1 (zizmor: ignore[unpinned-uses])",
        "- uses: BAD # zizmor: ignore[artipacked, unpinned-uses] | 1 (zizmor:"
            + " ignore[unpinned-uses])",
        "- uses: BAD # v1 # zizmor: ignore[unpinned-uses] | 1 (zizmor: ignore[unpinned-uses])",
        "- uses: BAD # zizmor: ignore[artipacked] # zizmor: ignore[unpinned-uses] | 1 (zizmor:"
            + " ignore[unpinned-uses])",
        "- name: a # zizmor: ignore[unpinned-uses]\\n  uses: BAD | 2 (zizmor:"
            + " ignore[unpinned-uses])",
        "j: # zizmor: ignore[unpinned-uses]\\n  steps:\\n  - uses: BAD | 3 (zizmor:"
            + " ignore[unpinned-uses])",
        "k: > # zizmor: ignore[unpinned-uses]\\n  one\\n  BAD | 3 (zizmor: ignore[unpinned-uses])",
        "- uses: BAD # zizmor: ignore[artipacked] | 1",
        "- uses: BAD # zizmor: ignore[] | 1",
        "- uses: BAD # zizmor: ignore unpinned-uses | 1",
        "- uses: BAD # zizmor: ignore[unpinned-uses | 1",
        "- uses: BAD # see zizmor: ignore[unpinned-uses] | 1",
        "- uses: 'BAD # zizmor: ignore[unpinned-uses]' | 1",
        "# zizmor: ignore[unpinned-uses]\\n- uses: BAD | 2",
        "- uses: a # zizmor: ignore[unpinned-uses]\\n- uses: BAD | 2",
        "k: >\\n  BAD # zizmor: ignore[unpinned-uses] | 2",
      })
  void zizmorComments(String yaml, String expected) {
    assertEquals(expected, accepted("workflow/unpinned-action", ".github/workflows/a.yml", yaml));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules: {unpinned-uses: {disable: true}} | 2 (.github/zizmor.yml: unpinned-uses is"
            + " disabled)",
        "rules: {unpinned-uses: {ignore: [a.yml]}} | 2 (.github/zizmor.yml: unpinned-uses at"
            + " a.yml)",
        "rules: {unpinned-uses: {ignore: ['a.yml:2']}} | 2 (.github/zizmor.yml: unpinned-uses at"
            + " a.yml:2)",
        "rules: {unpinned-uses: {ignore: ['a.yml:2:9']}} | 2 (.github/zizmor.yml: unpinned-uses at"
            + " a.yml:2:9)",
        "rules: {unpinned-uses: {ignore: ['a.yml:2:3']}} | 2 (.github/zizmor.yml: unpinned-uses at"
            + " a.yml:2:3)",
        "rules: {unpinned-uses: {ignore: ['a.yml:2:4', 'a.yml:3', b.yml], disable: false}} | 2",
        "rules: {artipacked: {disable: true}} | 2",
        "rules: {unpinned-uses: {config: {policies: {'*': any}}}} | 2",
        "{} | 2",
        "'' | 2",
      })
  void zizmorConfiguration(String configuration, String expected) {
    String yaml = "jobs:\\n  uses: BAD";
    ForeignSuppressions.Result result =
        apply(
            "workflow/unpinned-action",
            "found",
            ".github/workflows/a.yml",
            yaml,
            Map.of(".github/zizmor.yml", configuration));
    assertEquals(expected, written(result));
    assertEquals(List.of(), result.warnings());
  }

  @Test
  void zizmorNamesNoActions() {
    Map<String, String> files =
        Map.of("zizmor.yml", "rules: {unpinned-uses: {ignore: [action.yml]}}");
    String rule = "workflow/unpinned-action";
    assertEquals("1", written(apply(rule, "found", "x/action.yml", "uses: BAD", files)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'job \".+\" needs job \"b\"' | 1 (.github/actionlint.yaml: job \".+\" needs job \"b\")",
        "'which does not exist' | 1 (.github/actionlint.yaml: which does not exist)",
        "'there is no job' | 1 (.github/actionlint.yaml: there is no job)",
        "'.*' | 1 (.github/actionlint.yaml: .*)",
        "'needs job \"c\"' | 1",
        "'shellcheck reported issue in this script: SC2086:.+' | 1",
      })
  void actionlintExpressions(String expression, String expected) {
    for (String glob :
        List.of(".github/workflows/**/*.{yml,yaml}", ".github/workflows/a.yml", "**/*.yml")) {
      Map<String, String> files =
          Map.of(
              ".github/actionlint.yaml",
              "paths:\n  '%s':\n    ignore:\n      - '%s'\n".formatted(glob, expression));
      String path = ".github/workflows/a.yml";
      String message = "there is no job 'b'; did you mean 'a'?";
      ForeignSuppressions.Result result =
          apply("workflow/unknown-needs", message, path, "needs: BAD", files);
      assertEquals(expected, written(result), glob);
      assertEquals(List.of(), result.warnings());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"workflows/*.yml", ".github/workflows/*.yaml", "{a,b", ""})
  void actionlintExpressionsAreForTheirPaths(String glob) {
    Map<String, String> files =
        Map.of(".github/actionlint.yml", "paths: {'" + glob + "': {ignore: ['.*']}}");
    String path = ".github/workflows/a.yml";
    assertEquals("1", written(apply("workflow/unknown-needs", "m", path, "BAD", files)));
  }

  @ParameterizedTest
  @CsvSource({
    "workflow/unlisted-runner, gpu-l, true",
    "workflow/unknown-runner, gpu-l, true",
    "workflow/unlisted-runner, cpu-l, false",
    "workflow/clashing-runners, gpu-l, false",
  })
  void actionlintsLabelsAreThoseOfTheUsersRunners(String rule, String label, boolean isAccepted) {
    Map<String, String> files =
        Map.of(".github/actionlint.yml", "self-hosted-runner: {labels: [gpu-*]}");
    String message = "there is no runner '" + label + "'";
    assertEquals(
        isAccepted
            ? "1 (.github/actionlint.yml: 'self-hosted-runner.labels' lists '" + label + "')"
            : "1",
        written(apply(rule, message, ".github/workflows/a.yml", "BAD", files)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.py | key = 'BAD' # gitleaks:allow | 1 (gitleaks:allow)",
        "a.py | key = 'BAD' #gitleaks:allow because | 1 (gitleaks:allow)",
        "a.py | key = 'BAD gitleaks:allow' | 1 (gitleaks:allow)",
        "a.yml | k: >\\n  BAD # gitleaks:allow\\n  BAD | 2 (gitleaks:allow), 3",
        "a.py | # gitleaks:allow\\nkey = 'BAD' | 2",
        "a.py | key = 'BAD' # gitleaks: allow | 1",
        "a.py | key = 'BAD' # pragma: allowlist secret | 1 (pragma: allowlist secret)",
        "a.py | key = 'BAD' # pragma:allowlist-secret | 1 (pragma: allowlist secret)",
        "a.py | key = 'BAD' # pragma: whitelist secret | 1 (pragma: whitelist secret)",
        "a.js | key = 'BAD' // pragma: allowlist secret | 1 (pragma: allowlist secret)",
        "a.xml | <k>BAD</k> <!-- pragma: allowlist secret --> | 1 (pragma: allowlist secret)",
        "a.py | # pragma: allowlist nextline secret\\nkey = 'BAD' | 2 (pragma: allowlist nextline"
            + " secret)",
        "a.py | key = 'BAD' # pragma: allowlist nextline secret | 1",
        "a.py | # pragma: allowlist secret\\nkey = 'BAD' | 2",
        "a.py | key = 'BAD' pragma: allowlist secret | 1",
        "a.py | key = 'BAD' # pragma: no cover | 1",
        "a.py | key = 'BAD' # noqa # nosec | 1",
      })
  void secretPragmas(String path, String text, String expected) {
    assertEquals(expected, accepted("secret/github-pat", path, text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "src/a.py:github-pat:1 | 1 (.gitleaksignore:1)",
        "# known\\n\\nsrc/a.py:github-pat:1 | 1 (.gitleaksignore:3)",
        "./src/a.py:github-pat:1 | 1 (.gitleaksignore:1)",
        "src\\\\a.py:github-pat:1 | 1 (.gitleaksignore:1)",
        "ee3d443:src/a.py:github-pat:1 | 1 (.gitleaksignore:1)",
        "132d16f16402991f5cdde88530fa2927048f1acb:src/a.py:github-pat:1 | 1 (.gitleaksignore:1)",
        "src/a.py:github-pat:2 | 1",
        "src/a.py:generic-api-key:1 | 1",
        "a.py:github-pat:1 | 1",
        "'' | 1",
      })
  void gitleaksIgnore(String content, String expected) {
    Map<String, String> files =
        Map.of(".gitleaksignore", content.replace("\\n", "\n").replace("\\\\", "\\"));
    ForeignSuppressions.Result result =
        apply("secret/github-pat", "found", "src/a.py", "key = 'BAD'", files);
    assertEquals(expected, written(result));
    assertEquals(List.of(), result.warnings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ignore-check.kube-linter.io/latest-tag: why | (ignore-check.kube-linter.io/latest-tag:"
            + " why)",
        "ignore-check.kube-linter.io/latest-tag: '' | (ignore-check.kube-linter.io/latest-tag)",
        "kube-linter.io/ignore-all: why | (kube-linter.io/ignore-all: why)",
        "kube-score/ignore: pod-probes, container-image-tag | (kube-score/ignore:"
            + " container-image-tag)",
        "ignore-check.kube-linter.io/run-as-non-root: why | ''",
        "kube-score/ignore: pod-probes | ''",
        "ignore-check.kube-linter.io: latest-tag | ''",
      })
  void kubernetesAnnotations(String annotation, String reason) {
    String object = "kind: A\nmetadata:\n  annotations:\n    " + annotation + "\nimage: BAD\n";
    String rule = "kubernetes/moving-image-tag";
    String suffix = reason.isEmpty() ? "" : " " + reason;
    String yaml = object + "---\nkind: B\nimage: BAD\n";
    assertEquals("5" + suffix + ", 8", accepted(rule, "a.yml", yaml));
    String list =
        "kind: List\nitems:\n- kind: B\n  image: BAD\n- " + object.strip().replace("\n", "\n  ");
    assertEquals("4, 9" + suffix, accepted(rule, "a.yml", list));
  }

  @Test
  void annotationsOfAPodTemplateCountForNeitherTool() {
    String yaml =
        """
        kind: A
        spec:
          template:
            metadata:
              annotations:
                ignore-check.kube-linter.io/latest-tag: why
            image: BAD
        """;
    assertEquals("7", accepted("kubernetes/moving-image-tag", "a.yml", yaml));
  }

  @Test
  void protectedRulesAreNotAccepted() {
    String text = "# BAD gitleaks:allow\n# noqa\n";
    for (Catalog.Entry entry : CATALOG.entries()) {
      if (entry.meta().isProtected()) {
        assertEquals("1", accepted(entry.id().toString(), "a.yml", text));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workflow/unpinned-action | .github/zizmor.yml | rules: [ | line 1: ",
        "workflow/unpinned-action | zizmor.yaml | [] | line 1: the file takes a mapping",
        "workflow/unpinned-action | zizmor.yml | rules: 3 | line 1: 'rules' takes a mapping",
        "workflow/unpinned-action | zizmor.yml | rules: {a: {ignore: b}} | line 1: 'ignore' takes a"
            + " list",
        "workflow/unpinned-action | zizmor.yml | rules: {a: {ignore: [{}]}} | line 1: 'ignore'"
            + " takes a list of texts",
        "workflow/unknown-needs | .github/actionlint.yaml | paths: [a] | line 1: 'paths' takes a"
            + " mapping",
        "workflow/unknown-needs | .github/actionlint.yml | paths: {a: {ignore: ['(']}} | line 1:"
            + " '(' is no regular expression: missing closing )",
        "workflow/unknown-needs | .github/actionlint.yml | paths: {a: {ignore:"
            + " ['(((x{99}){99}){99})']}} | line 1: the regular expression is too large",
        "workflow/unknown-needs | .github/actionlint.yml | self-hosted-runner: {labels: a} | line"
            + " 1: 'labels' takes a list",
        "secret/github-pat | .gitleaksignore | nonsense | line 1 is no fingerprint; gitleaks writes"
            + " them as file:rule:line",
        "secret/github-pat | .gitleaksignore | a.py:github-pat:x | line 1 is no fingerprint;"
            + " gitleaks writes them as file:rule:line",
      })
  void aBrokenFileIsOneWarning(String rule, String file, String content, String problem) {
    Map<String, String> files = Map.of(file, content);
    ForeignSuppressions.Result result =
        apply(rule, "found", ".github/workflows/a.yml", "a: BAD\\nb: BAD", files);
    assertEquals("1, 2", written(result));
    List<Notification> warnings = new ArrayList<>(configurations(files).notifications());
    warnings.addAll(result.warnings());
    assertEquals(1, warnings.size());
    assertEquals(Notification.Kind.WARNING, warnings.getFirst().kind());
    assertEquals(Optional.of(file), warnings.getFirst().path());
    String message = warnings.getFirst().message();
    assertTrue(message.startsWith("is not honoured: " + problem), message);
  }

  @Test
  void gitleaksIgnoreIsReadOnlyForSecrets() {
    Set<String> asked = new TreeSet<>();
    ForeignConfigurations configurations =
        ForeignConfigurations.read(path -> {
          asked.add(path);
          return Optional.empty();
        });
    for (String rule : List.of("sql/union-distinct", "secret/github-pat")) {
      assertEquals(rule.equals("secret/github-pat"), asked(rule, configurations, asked));
    }
  }

  private static boolean asked(
      String rule, ForeignConfigurations configurations, Set<String> asked) {
    SourceText source = SourceText.of("a.yml", "a: BAD");
    ForeignSuppressions.apply(
        findings(source, rule, "found"), List.of(text(source)), CATALOG, configurations);
    return asked.contains(".gitleaksignore");
  }

  @Test
  void aHundredThousandMarksTakeLinearTime() {
    String sql = "SELECT BAD; -- noqa: disable=AM02\n-- noqa: enable=AM02\n".repeat(20_000);
    assertTimeout(Duration.ofSeconds(20), () -> accepted("sql/union-distinct", "a.sql", sql));
    String steps = "- uses: BAD # zizmor: ignore[unpinned-uses]\n".repeat(50_000);
    assertTimeout(
        Duration.ofSeconds(20), () -> accepted("workflow/unpinned-action", "a.yml", steps));
    String line = "BAD # pragma: allowlist x # ".repeat(20_000);
    assertTimeout(Duration.ofSeconds(20), () -> accepted("secret/github-pat", "a.py", line));
    String audits = "a: BAD # zizmor: ignore[" + "x,".repeat(500_000) + "unpinned-uses]";
    assertTimeout(
        Duration.ofSeconds(20),
        () ->
            assertEquals(
                "1 (zizmor: ignore[unpinned-uses])",
                accepted("workflow/unpinned-action", "a.yml", audits)));
    String objects =
        "kind: A\nmetadata: {annotations: {kube-score/ignore: x}}\nimage: BAD\n---\n"
            .repeat(20_000);
    assertTimeout(
        Duration.ofSeconds(20), () -> accepted("kubernetes/moving-image-tag", "a.yml", objects));
  }
}
