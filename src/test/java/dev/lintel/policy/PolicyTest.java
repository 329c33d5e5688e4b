package dev.lintel.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lintel.finding.Severity;
import dev.lintel.rule.RuleDefaults;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
  private static Policy load(String content) throws InvalidPolicyException {
    return Policy.load(Optional.of(SourceText.of("lintel.yml", content)), SampleCatalog.CATALOG);
  }

  private static List<String> problems(String content) {
    return assertThrows(InvalidPolicyException.class, () -> load(content)).problems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exlcude: [a] | 1:1: unknown key 'exlcude'; did you mean 'exclude'?",
        "x: 1 | 1:1: unknown key 'x'; accepted are extends, exclude, persona, rules,"
            + " overrides, fail-on, gates, suppress, baseline, kubernetes, sql, custom",
        "exclude: {a: b} | 1:10: 'exclude' takes a list",
        "exclude: [[a]] | 1:11: 'exclude' takes a text",
        "rules: [a] | 1:8: 'rules' takes a mapping",
        "rules:\\n"
            + "  sql/unscoped-wirte: off | 2:3: unknown rule 'sql/unscoped-wirte'; did you mean"
            + " 'sql/unscoped-write'?",
        "rules:\\n  sql/unscoped-write: hihg | 2:23: unknown severity 'hihg'; did you mean 'high'?",
        "rules:\\n"
            + "  sql/*: on | 2:10: unknown severity 'on'; accepted are critical, high, medium, low,"
            + " info, off",
        "rules:\\n"
            + "  sql/*: {} \\n"
            + "  foo/*: off | 3:3: unknown rule 'foo/*'; accepted are"
            + " promotion/expired-suppression, promotion/invalid-suppression,"
            + " promotion/unexplained-suppression, promotion/unused-suppression, secret/token,"
            + " sql/old-join, sql/unscoped-write, workflow/trace",
        "rules:\\n"
            + "  sql/*:\\n"
            + "    limit: 4 | 3:5: unknown key 'limit'; accepted are severity, paths, exclude",
        "rules:\\n"
            + "  sql/unscoped-write:\\n"
            + "    limti: 4 | 3:5: unknown key 'limti'; did you mean 'limit'?",
        "rules:\\n  sql/unscoped-write:\\n    limit: four | 3:12: 'limit' takes an integer",
        "rules:\\n  sql/unscoped-write:\\n    strict: yes | 3:13: 'strict' takes a boolean",
        "persona: pedant | 1:10: unknown persona 'pedant'; did you mean 'pedantic'?",
        "gates: {scurity: {block: low}} | 1:9: unknown key 'scurity'; did you mean 'security'?",
        "gates: {sql: {block: nevre}} | 1:22: unknown severity 'nevre'; did you mean 'never'?",
        "gates: {sql: {warn: low}} | 1:15: unknown key 'warn'; accepted are block, alert",
        "fail-on: [high] | 1:10: 'fail-on' takes a text",
        "fail-on: low\\nfail-on: high | 2:1: 'fail-on' is set twice",
        "suppress: [{rule: sql/*}] | 1:12: a suppression needs 'reason'",
        "suppress: [{reason: x}] | 1:12: a suppression needs 'rule'",
        "suppress: [{rule: sql/*, reason: x, until: soon}] | 1:44: 'soon' is no date; write it as"
            + " 2027-03-01",
        "- a | 1:1: 'lintel.yml' takes a mapping",
        "persona: regular\\n---\\nb: 2 | 3:1: lintel.yml is one document",
      })
  void whatIsNotKnownIsRefusedWithItsPlaceAndWhatWasMeant(String content, String expected) {
    assertEquals("lintel.yml:" + expected, problems(content.replace("\\n", "\n")).getFirst());
  }

  @Test
  void allProblemsAreToldInTheOrderOfTheFile() {
    assertEquals(
        List.of(
            "lintel.yml:1:1: unknown key 'rule'; did you mean 'rules'?",
            "lintel.yml:2:10: unknown severity 'bad';"
                + " accepted are critical, high, medium, low, info",
            "lintel.yml:3:10: unknown persona 'me'; accepted are regular, pedantic, auditor"),
        problems("rule: {}\nfail-on: bad\npersona: me\n"));
  }

  @Test
  void brokenYamlIsAProblemOfItsOwn() {
    String first = problems("rules: [a\nb: {").getFirst();
    assertEquals("lintel.yml:", first.substring(0, "lintel.yml:".length()));
    assertEquals(1, problems("rules: [a\nb: {").size());
  }

  @ParameterizedTest
  @CsvSource({"''", "'# nothing'", "'exclude:'", "'rules:'", "'gates: {}'"})
  void anEmptyFileIsTheDefault(String content) throws InvalidPolicyException {
    assertEquals(
        Policy.DEFAULT.select(SampleCatalog.CATALOG, Selection.DEFAULT),
        load(content).select(SampleCatalog.CATALOG, Selection.DEFAULT));
  }

  @Test
  void excludesAreListsOfGitignore() throws InvalidPolicyException {
    Policy policy = load("exclude: [gen/, '*.tmp.yml', '!keep.tmp.yml']");
    assertEquals(true, policy.exclude().ignores("a/gen/b.yml", false));
    assertEquals(true, policy.exclude().ignores("x.tmp.yml", false));
    assertEquals(false, policy.exclude().ignores("keep.tmp.yml", false));
  }

  @Test
  void laterEntriesAddToEarlierOnes() throws InvalidPolicyException {
    Policy policy =
        load(
            """
            rules:
              sql/**: low
              sql/unscoped-write:
                allowed: [a, b]
                limit: 4
                strict: true
            """);
    ActiveRule rule = SampleCatalog.active(policy, "sql/unscoped-write");
    assertEquals(Severity.LOW, rule.severity());
    assertEquals(Map.of("allowed", "a,b", "limit", "4", "strict", "true"), rule.options());
  }

  @Test
  void whatLintelYmlDoesNotSayHoldsFromBelow() throws InvalidPolicyException {
    RuleDefaults below =
        new RuleDefaults() {
          @Override
          public Optional<Severity> severity(RuleMeta rule) {
            return Optional.of(Severity.LOW);
          }

          @Override
          public Map<String, String> options(RuleMeta rule) {
            return Map.of("allowed", "x", "limit", "9");
          }
        };
    ActiveRule silent = SampleCatalog.active(Policy.DEFAULT.over(below), "sql/unscoped-write");
    assertEquals(Severity.LOW, silent.severity());
    assertEquals(Map.of("allowed", "x", "limit", "9"), silent.options());
    Policy policy = load("rules: {sql/unscoped-write: {severity: high, limit: 4}}").over(below);
    ActiveRule rule = SampleCatalog.active(policy, "sql/unscoped-write");
    assertEquals(Severity.HIGH, rule.severity());
    assertEquals(Map.of("allowed", "x", "limit", "4"), rule.options());
  }
}
