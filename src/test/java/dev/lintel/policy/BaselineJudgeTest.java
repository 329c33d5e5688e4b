package dev.lintel.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lintel.finding.BaselineResult;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Gate;
import dev.lintel.finding.GateResult;
import dev.lintel.finding.Severity;
import dev.lintel.source.ReleaseTag;
import dev.lintel.source.SourceText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a baseline of 2026-10-01 makes of findings on a later day. */
class BaselineJudgeTest {
  private static final String ORDERS = "DELETE FROM orders;\n";

  private static Policy policy(String lintelYml) throws InvalidPolicyException {
    return Policy.load(Optional.of(SourceText.of("lintel.yml", lintelYml)), SampleCatalog.CATALOG);
  }

  private static BaselineJudge.Verdicts judge(
      Policy policy, Baseline baseline, List<Finding> findings, String today, String latest) {
    return new BaselineJudge(
            policy, Selection.DEFAULT, LocalDate.parse(today), ReleaseTag.of(latest))
        .judge(
            new Judgement(findings, List.of()),
            Known.match(baseline, findings),
            "known.jsonl",
            true,
            finding -> true);
  }

  private static String told(Severity severity, String today, String latest) {
    List<Finding> findings = Known.findings("a.sql", ORDERS, severity);
    Baseline baseline =
        Known.extended(Baseline.of(Known.SALT), findings, Known.DAY, ReleaseTag.of("v1.2.3"))
            .baseline();
    BaselineJudge.Verdicts verdicts = judge(Policy.DEFAULT, baseline, findings, today, latest);
    Finding judged = verdicts.judgement().findings().getFirst();
    assertEquals(Optional.of(Known.DAY), judged.firstSeen());
    assertEquals(1, verdicts.baseline().known() + verdicts.baseline().overdue());
    return judged.suppressed().orElseGet(() -> verdicts.baseline().overdueFor().get(severity));
  }

  @ParameterizedTest
  @CsvSource({
    "CRITICAL, 2026-10-01, v1.2.3, a baseline puts off no critical finding",
    "HIGH, 2026-10-01, v1.2.3, in the baseline since 2026-10-01",
    "HIGH, 2026-10-07, v9.0.0, in the baseline since 2026-10-01",
    "HIGH, 2026-10-08, v1.2.3, its 7 days are over",
    "MEDIUM, 2026-10-30, v1.2.3, in the baseline since 2026-10-01",
    "MEDIUM, 2026-10-31, v1.2.3, its 30 days are over",
    "LOW, 2036-10-01, v1.2.3, in the baseline since 2026-10-01",
    "LOW, 2036-10-01, 1.2.3, in the baseline since 2026-10-01",
    "LOW, 2036-10-01, v1.2.2, in the baseline since 2026-10-01",
    "LOW, 2036-10-01, no tags, in the baseline since 2026-10-01",
    "LOW, 2026-10-01, v1.2.4, release v1.2.4 has been made since",
    "INFO, 2036-10-01, v9.0.0, in the baseline since 2026-10-01"
  })
  void eachSeverityHasItsDeadline(Severity severity, String today, String latest, String told) {
    assertEquals(told, told(severity, today, latest));
  }

  @Test
  void anEntryOfAnUnknownReleaseStaysSilent() {
    List<Finding> low = Known.findings("a.sql", ORDERS, Severity.LOW);
    BaselineJudge.Verdicts verdicts =
        judge(Policy.DEFAULT, Known.baseline(low), low, "2036-10-01", "v9.0.0");
    assertEquals(1, verdicts.baseline().known());
  }

  @Test
  void theSeverityIsThatOfToday() {
    Baseline baseline = Known.baseline(Known.findings("a.sql", ORDERS, Severity.INFO));
    List<Finding> critical = Known.findings("a.sql", ORDERS, Severity.CRITICAL);
    assertEquals(
        1, judge(Policy.DEFAULT, baseline, critical, "2026-10-01", "").baseline().overdue());
  }

  @Test
  void whatIsJudgedFalseNeverFallsDueAndWhatIsTrueOrTestDoes() {
    List<Finding> findings = Known.findings("a.sql", ORDERS, Severity.CRITICAL);
    Baseline baseline = Known.baseline(findings);
    for (Verdict verdict : Verdict.values()) {
      BaselineJudge.Verdicts verdicts =
          judge(
              Policy.DEFAULT,
              baseline.judged(baseline.entries().getFirst(), verdict),
              findings,
              "2036-10-01",
              "");
      assertEquals(verdict == Verdict.FALSE ? 0 : 1, verdicts.baseline().overdue());
      assertEquals(
          verdict == Verdict.FALSE
              ? Optional.of("in the baseline since 2026-10-01, judged wrong")
              : Optional.empty(),
          verdicts.judgement().findings().getFirst().suppressed());
    }
  }

  @Test
  void onlyNewAndOverdueFindingsFailAGate() {
    List<Finding> known = Known.tree("a.sql", ORDERS);
    List<Finding> now = Known.tree("a.sql", ORDERS, "b.sql", "DELETE FROM sales;\n");
    BaselineJudge.Verdicts verdicts =
        judge(Policy.DEFAULT, Known.baseline(known), now, "2026-10-02", "");
    GateResult sql = verdicts.judgement().gates().get(Gate.SQL.ordinal());
    assertEquals(Map.of(Severity.HIGH, 1), sql.counts());
    assertEquals(
        new BaselineResult("known.jsonl", 1, 0, 0, new TreeMap<>(Map.of(Known.DAY, 1)), Map.of()),
        verdicts.baseline());
    BaselineJudge.Verdicts later =
        judge(Policy.DEFAULT, Known.baseline(known), now, "2026-11-02", "");
    assertEquals(
        Map.of(Severity.HIGH, 2), later.judgement().gates().get(Gate.SQL.ordinal()).counts());
  }

  @Test
  void whatACommentAcceptsStaysAcceptedForItsReasonAndIsNotGone() {
    List<Finding> known = Known.tree("a.sql", ORDERS);
    List<Finding> accepted = List.of(known.getFirst().suppressedFor("agreed"));
    BaselineJudge.Verdicts verdicts =
        judge(Policy.DEFAULT, Known.baseline(known), accepted, "2036-10-02", "");
    Finding finding = verdicts.judgement().findings().getFirst();
    assertEquals(Optional.of("agreed"), finding.suppressed());
    assertEquals(Optional.of(Known.DAY), finding.firstSeen());
    assertEquals(0, verdicts.baseline().known() + verdicts.baseline().gone());
  }

  @Test
  void goneIsToldOfWholeTreesOnly() {
    Baseline baseline = Known.baseline(Known.tree("a.sql", ORDERS));
    BaselineMatch match = Known.match(baseline, List.of());
    BaselineJudge judge =
        new BaselineJudge(Policy.DEFAULT, Selection.DEFAULT, Known.DAY, Optional.empty());
    Judgement nothing = new Judgement(List.of(), List.of());
    assertEquals(1, judge.judge(nothing, match, "b", true, f -> true).baseline().gone());
    assertEquals(0, judge.judge(nothing, match, "b", false, f -> true).baseline().gone());
  }

  @Test
  void lintelYmlChangesDeadlinesAndPlace() throws InvalidPolicyException {
    Policy policy =
        policy("baseline: {file: ci/known.jsonl, deadlines: {critical: 1, high: never, low: 3}}");
    assertEquals(Optional.of("ci/known.jsonl"), policy.baselineFile());
    List<Finding> findings = new ArrayList<>();
    for (Severity severity : List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)) {
      findings.addAll(Known.findings(severity.id() + ".sql", ORDERS, severity));
    }
    Baseline baseline = Known.baseline(findings);
    assertEquals(0, judge(policy, baseline, findings, "2026-10-01", "").baseline().overdue());
    assertEquals(
        Map.of(Severity.CRITICAL, "its day is over"),
        judge(policy, baseline, findings, "2026-10-02", "").baseline().overdueFor());
    assertEquals(
        Map.of(Severity.CRITICAL, "its day is over", Severity.MEDIUM, "its 30 days are over"),
        judge(policy, baseline, findings, "2036-10-01", "").baseline().overdueFor());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "baseline: {files: a}|12: unknown key 'files'; did you mean 'file'?",
        "baseline: {file: ../a}|18: '../a' is no path below the root, as 'ci/known.jsonl'",
        "baseline: {file: a/../../b}|18: 'a/../../b' is no path below the root, as"
            + " 'ci/known.jsonl'",
        "baseline: {file: /a}|18: '/a' is no path below the root, as 'ci/known.jsonl'",
        "baseline: {deadlines: {high: soon}}|30: 'soon' is no deadline; it takes a number of days,"
            + " next-release or never",
        "baseline: {deadlines: {high: -1}}|30: '-1' is no deadline; it takes a number of days,"
            + " next-release or never",
        "baseline: {deadlines: {worst: 1}}|24: unknown key 'worst'; accepted are critical, high,"
            + " medium, low, info",
      })
  void whatIsNotAcceptedIsNamed(String lintelYml, String problem) {
    InvalidPolicyException e = assertThrows(InvalidPolicyException.class, () -> policy(lintelYml));
    assertEquals("lintel.yml:1:" + problem, e.getMessage());
  }
}
