package dev.lintel.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Reason;
import dev.lintel.finding.Severity;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.SourceText;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lintel.yml says for some files or objects. */
class OverridesTest {
  private static Policy load(String content) throws InvalidPolicyException {
    return Policy.load(Optional.of(SourceText.of("lintel.yml", content)), SampleCatalog.CATALOG);
  }

  /** Judges one finding of a rule in {@code deploy/prod/a.yml}; empty where it is dropped. */
  private static Optional<Finding> judged(
      String lintelYml, String rule, Optional<Reason> lowered, String object)
      throws InvalidPolicyException {
    RuleMeta meta = SampleCatalog.meta(rule);
    Policy policy = load(lintelYml);
    List<ActiveRule> active = policy.select(SampleCatalog.CATALOG, Selection.DEFAULT);
    Optional<ActiveRule> selected =
        active.stream().filter(candidate -> candidate.id().equals(meta.id())).findFirst();
    if (selected.isEmpty()) {
      return Optional.empty();
    }
    Severity severity = selected.get().severity();
    Finding finding =
        new Finding(
            meta.id(),
            lowered.isPresent() ? severity.lowered() : severity,
            meta.gate(),
            SourceText.of("deploy/prod/a.yml", "BAD").all(),
            "found BAD",
            meta.tags(),
            List.of(),
            List.of(),
            List.of(),
            lowered,
            Optional.empty(),
            Optional.empty());
    return new Judge(policy, Selection.DEFAULT, SampleCatalog.CATALOG, active, LocalDate.EPOCH)
            .judge(List.of(finding), List.of(), f -> Optional.of(object), false, f -> true)
            .findings()
            .stream()
            .findFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{path: deploy/, rules: {sql/*: low}}] | low",
        "[{path: deploy/, rules: {sql/unscoped-write: low}}] | low",
        "[{path: deploy/, rules: {sql/unscoped-write: {severity: critical}}}] | critical",
        "[{path: [x/, '*.yml'], rules: {sql/*: off}}] | off",
        "[{path: other/, rules: {sql/*: off}}] | high",
        "[{object: Deployment/web, rules: {sql/*: off}}] | off",
        "[{object: Deployment/*, rules: {sql/*: info}}] | info",
        "[{object: Service/*, rules: {sql/*: off}}] | high",
        "[{path: deploy/, object: Deployment/web, rules: {sql/*: low}}] | low",
        "[{path: other/, object: Deployment/web, rules: {sql/*: low}}] | high",
        "[{path: deploy/, rules: {sql/*: low}}, {path: '*/prod/', rules: {sql/*: info}}] | info",
        "[{path: '*/prod/', rules: {sql/*: info}}, {path: other/, rules: {sql/*: low}}] | info",
        "[{path: deploy/, rules: {sql/*: off}}, {path: '*/prod/', rules: {sql/unscoped-write:"
            + " low}}] | low",
        "[{path: deploy/, rules: {sql/*: off}}, {path: '*/prod/', rules: {sql/*: low}}] | off",
        "[{path: deploy/, rules: {sql/*: low, sql/unscoped-write: critical}}] | critical",
        "[{path: deploy/, rules: {secret/token: off}}] | high",
        "[] | high",
      })
  void theSeverityOfThePlaceHolds(String overrides, String expected) throws InvalidPolicyException {
    assertEquals(
        expected,
        judged("overrides: " + overrides, "sql/unscoped-write", Optional.empty(), "Deployment/web")
            .map(finding -> finding.severity().id())
            .orElse("off"));
  }

  /** A rule may only lower what policy sets. */
  @ParameterizedTest
  @CsvSource({"critical, HIGH", "low, INFO", "info, INFO"})
  void aLoweredFindingStandsAsFarBelow(String severity, Severity expected)
      throws InvalidPolicyException {
    assertEquals(
        expected,
        judged(
                "overrides: [{path: deploy/, rules: {sql/*: " + severity + "}}]",
                "sql/unscoped-write",
                Optional.of(Reason.TEST_PATH),
                "")
            .orElseThrow()
            .severity());
  }

  /** The rule runs for the place alone, whatever switched it off everywhere else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules: {sql/unscoped-write: off} | sql/unscoped-write | deploy/ | low",
        "rules: {sql/unscoped-write: off} | sql/unscoped-write | other/ | off",
        "{} | sql/old-join | deploy/ | low",
        "{} | sql/old-join | other/ | off",
      })
  void aRuleMayBeOnInOnePlaceOnly(String lintelYml, String rule, String path, String expected)
      throws InvalidPolicyException {
    String top = lintelYml.equals("{}") ? "" : lintelYml + "\n";
    assertEquals(
        expected,
        judged(
                top + "overrides: [{path: " + path + ", rules: {" + rule + ": low}}]",
                rule,
                Optional.empty(),
                "")
            .map(finding -> finding.severity().id())
            .orElse("off"));
  }

  @Test
  void optionsGoByThePathOfTheFile() throws InvalidPolicyException {
    Policy policy =
        load(
            """
            rules: {sql/unscoped-write: {limit: 4, strict: true}}
            overrides:
              - path: etl/
                rules: {sql/unscoped-write: {limit: 9}}
              - path: etl/daily/
                rules: {sql/unscoped-write: {allowed: [a, b]}}
            """);
    ActiveRule rule = SampleCatalog.active(policy, "sql/unscoped-write");
    assertEquals(Map.of("limit", "4", "strict", "true"), rule.at("a.sql").options());
    assertEquals(Map.of("limit", "9", "strict", "true"), rule.at("etl/a.sql").options());
    assertEquals(
        Map.of("limit", "9", "strict", "true", "allowed", "a,b"),
        rule.at("etl/daily/a.sql").options());
    assertEquals("4", rule.option("limit"));
  }

  /** A comment for a rule that is off there is no more unused than one in an excluded file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{path: deploy/, rules: {sql/*: off}}] | sql/unscoped-write | deploy/a.yml | false",
        "[{path: deploy/, rules: {sql/*: off}}] | sql/unscoped-write | b.yml | true",
        "[{path: deploy/, rules: {sql/old-join: low}}] | sql/old-join | deploy/a.yml | true",
        "[{path: deploy/, rules: {sql/old-join: low}}] | sql/old-join | b.yml | false",
      })
  void aRuleThatIsOffInAFileDoesNotCoverIt(
      String overrides, String rule, String path, boolean expected) throws InvalidPolicyException {
    Policy policy = load("overrides: " + overrides);
    assertEquals(expected, policy.covers(SampleCatalog.active(policy, rule), path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{path: a/}] | 1:13: an override needs 'rules'",
        "[{rules: {sql/*: low}}] | 1:13: an override needs 'path' or 'object'",
        "[a] | 1:13: 'overrides' takes a mapping",
        "{} | 1:12: 'overrides' takes a list",
        "[{path: a/, rules: {sql/*: on}}] | 1:39: unknown severity 'on'; accepted are critical,"
            + " high, medium, low, info, off",
        "[{path: a/, rules: {sql/*: low}, gates: {}}] | 1:45: unknown key 'gates'; accepted are"
            + " path, object, rules",
        "[{path: a/, rules: {sql/*: {paths: b/}}}] | 1:40: unknown key 'paths'; accepted are"
            + " severity",
        "[{object: A/b, rules: {sql/unscoped-write: {limit: 3}}}] | 1:56: 'limit' is an option,"
            + " and options go by path; an override with 'object' takes off or a severity",
      })
  void whatIsNotKnownIsRefused(String overrides, String expected) {
    assertEquals(
        List.of("lintel.yml:" + expected),
        assertThrows(InvalidPolicyException.class, () -> load("overrides: " + overrides))
            .problems());
  }
}
