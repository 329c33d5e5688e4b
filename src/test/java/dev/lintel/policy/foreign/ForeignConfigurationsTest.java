package dev.lintel.policy.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.RuleMeta;
import dev.lintel.rules.RuleIndex;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files of other tools say of rules, and what is told of the files themselves. */
class ForeignConfigurationsTest {
  private static final Catalog CATALOG = RuleIndex.catalog();

  private static ForeignConfigurations read(Map<String, String> files) {
    return ForeignConfigurations.read(name ->
        Optional.ofNullable(files.get(name))
            .map(content -> (FileContent) new Decoded.Text(SourceText.of(name, content))));
  }

  private static ForeignConfigurations read(String path, String content) {
    return read(Map.of(path, content.replace("\\n", "\n")));
  }

  private static RuleMeta rule(String id) {
    return CATALOG.find(RuleId.of(id)).orElseThrow().meta();
  }

  private static String options(ForeignConfigurations configurations, String rule) {
    return new TreeMap<>(configurations.options(rule(rule))).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workflow/forbidden-action | forbidden-uses: {config: {allow: [actions/*, 'a/b@v1']}} |"
            + " {allow=actions/*,a/b@v1}",
        "workflow/forbidden-action | forbidden-uses: {config: {allow: []}} | {allow=}",
        "workflow/forbidden-action | forbidden-uses: {config: {deny: [a/b]}} | {deny=a/b}",
        "workflow/forbidden-action | forbidden-uses: {config: null} | {}",
        "workflow/forbidden-action | unpinned-uses: {config: {deny: [a/b]}} | {}",
        "workflow/unpinned-action | unpinned-uses: {config: {policies: {'a/*': any, '*':"
            + " hash-pin}}} | '{policies=a/*=any,*=hash-pin}'",
        "workflow/secret-outside-environment | secrets-outside-env: {config: {allow: [A, B]}} |"
            + " '{allow=A,B}'",
        "workflow/hasty-update | dependabot-cooldown: {config: {days: 14}} | {days=14}",
        "workflow/unpinned-image | unpinned-uses: {config: {policies: {'*': any}}} | {}",
      })
  void zizmorsConfigsAreOptions(String rule, String yaml, String expected) {
    ForeignConfigurations read = read("zizmor.yml", "rules: {" + yaml + "}");
    assertEquals(expected, options(read, rule));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "config-variables: [A, B] | '{variables=A,B}'",
        "config-variables: [] | {variables=}",
        "config-variables: null | {}",
        "config-variables: | {}",
        "config-secrets: [A] | {secrets=A}",
        "'self-hosted-runner: {labels: [A]}' | {}",
      })
  void actionlintsListsAreOptions(String yaml, String expected) {
    for (String path : ActionlintConfiguration.PATHS) {
      assertEquals(expected, options(read(path, yaml), "workflow/unlisted-setting"));
    }
  }

  @Test
  void theFirstFileCounts() {
    ForeignConfigurations read =
        read(
            Map.of(
                ".github/actionlint.yml", "config-variables: [A]",
                "actionlint.yaml", "config-variables: [B]"));
    assertEquals("{variables=A}", options(read, "workflow/unlisted-setting"));
  }

  @ParameterizedTest
  @CsvSource({"informational,INFO", "low,LOW", "medium,MEDIUM", "high,HIGH"})
  void zizmorsSeveritiesAreThoseOfAllRulesOfTheAudit(String word, Severity severity) {
    ForeignConfigurations read =
        read("zizmor.yml", "rules: {excessive-permissions: {remap: {severity: " + word + "}}}");
    for (String rule : List.of("workflow/excessive-permissions", "workflow/default-permissions")) {
      assertEquals(Optional.of(severity), read.severity(rule(rule)));
    }
    assertEquals(Optional.empty(), read.severity(rule("workflow/unpinned-action")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zizmor.yml | rule: {} | line 1: 'rule' is not known and is passed over; did you mean"
            + " 'rules'?",
        "zizmor.yml | 'rules: {artipaked: {disable: true}}' | line 1: 'artipaked' is not known as"
            + " an audit and is passed over; did you mean 'artipacked'?",
        "zizmor.yml | 'rules:\n"
            + "  artipacked:\n"
            + "    ignored: [a.yml]' | line 3: 'ignored' is not known in 'artipacked' and is passed"
            + " over; did you mean 'ignore'?",
        "zizmor.yml | 'rules: {unpinned-images: {config: {allow: []}}}' | line 1: 'allow' is not"
            + " known in 'config' of 'unpinned-images' and is passed over",
        "zizmor.yml | 'rules: {artipacked: {remap: {persona: low}}}' | line 1: 'persona' is not"
            + " known in 'remap' and is passed over",
        ".github/actionlint.yaml | 'config-variable: [A]' | line 1: 'config-variable' is not known"
            + " and is passed over; did you mean 'config-variables'?",
        ".github/actionlint.yaml | 'self-hosted-runner: {label: [A]}' | line 1: 'label' is not"
            + " known in 'self-hosted-runner' and is passed over; did you mean 'labels'?",
        ".github/actionlint.yaml | 'paths: {a.yml: {ignores: [A]}}' | line 1: 'ignores' is not"
            + " known in 'a.yml' and is passed over; did you mean 'ignore'?",
        ".github/actionlint.yaml | 'policy: {require-commit-hash: true}' | line 1: 'policy' is not"
            + " known and is passed over",
      })
  void whatIsNotKnownIsSaidAndTheRestHolds(String path, String yaml, String message) {
    List<Notification> notifications = read(path, yaml).notifications();
    assertEquals(
        List.of(
            new Notification(Notification.Kind.INFO, Optional.of(path), Optional.empty(), message)),
        notifications);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dependabot-cooldown: {config: {days: soon}} | 'days' takes a number of days",
        "dependabot-cooldown: {config: {days: 99999999999}} | 'days' takes a number of days",
        "unpinned-uses: {config: {policies: {a/b: never}}} | 'a/b' takes one of hash-pin, ref-pin,"
            + " any",
        "unpinned-uses: {config: {policies: [a]}} | 'policies' takes a mapping",
        "unpinned-uses: {config: 1} | 'config' takes a mapping",
        "artipacked: {remap: {severity: worst}} | 'severity' takes one of informational, low,"
            + " medium, high",
        "forbidden-uses: {config: {allow: a/b}} | 'allow' takes a list",
      })
  void aBrokenSettingBreaksTheFile(String yaml, String problem) {
    ForeignConfigurations read = read("zizmor.yml", "rules: {" + yaml + "}");
    assertEquals(
        List.of("is not honoured: line 1: " + problem),
        read.notifications().stream().map(Notification::message).toList());
    assertEquals("{}", options(read, "workflow/unpinned-action"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "rules:\n",
        "rules:\n  artipacked:\n",
        "rules: {artipacked: {config: }}",
      })
  void anEmptyFileSaysNothing(String yaml) {
    assertEquals(List.of(), read("zizmor.yml", yaml).notifications());
  }

  @Test
  void hostileFilesTakeLittleTimeAndFewNotes() {
    StringBuilder audits = new StringBuilder("rules:\n");
    for (int i = 0; i < 50_000; i++) {
      audits.append("  a").append(i).append(": {b: 1}\n");
    }
    String braces = "paths:\n  '" + "{a,b,c}".repeat(100) + "': {ignore: [x]}\n";
    String choices = "paths:\n  '{" + "a,".repeat(400) + "}': {ignore: [x]}\n";
    String name = "config-" + "x".repeat(500_000) + ": 1\n";
    assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          List<Notification> notes = read("zizmor.yml", audits.toString()).notifications();
          assertEquals(11, notes.size());
          assertEquals("99990 more settings in it are passed over", notes.getLast().message());
          for (String yaml : List.of(braces, choices)) {
            assertEquals(
                List.of("is not honoured: line 2: the pattern has more than 64 alternatives"),
                read("actionlint.yml", yaml).notifications().stream()
                    .map(Notification::message)
                    .toList());
          }
          assertEquals(1, read("actionlint.yml", name).notifications().size());
        });
  }
}
