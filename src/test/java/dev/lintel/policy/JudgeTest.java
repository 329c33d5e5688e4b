package dev.lintel.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Gate;
import dev.lintel.finding.GateResult;
import dev.lintel.finding.Severity;
import dev.lintel.policy.comment.CommentedText;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import dev.lintel.testing.BareFinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  /** Gives one finding of a rule at each place of a word. */
  private static List<Finding> findings(SourceText source, String rule, String word) {
    RuleMeta meta = SampleCatalog.meta(rule);
    List<Finding> findings = new ArrayList<>();
    int at = source.content().indexOf(word);
    while (at >= 0) {
      Span place = source.span(at, at + word.length());
      findings.add(BareFinding.of(meta.id(), meta.severity(), meta.gate(), place, "found " + word));
      at = source.content().indexOf(word, at + 1);
    }
    return findings;
  }

  private static Judgement judge(
      String lintelYml, SourceText source, List<Finding> findings, boolean isWholeTree)
      throws InvalidPolicyException {
    Policy policy =
        Policy.load(Optional.of(SourceText.of("lintel.yml", lintelYml)), SampleCatalog.CATALOG);
    YamlStream yaml = YamlParser.parse(source, YamlSchema.CORE);
    return new Judge(
            policy,
            Selection.DEFAULT,
            SampleCatalog.CATALOG,
            policy.select(SampleCatalog.CATALOG, Selection.DEFAULT),
            TODAY)
        .judge(
            findings,
            List.of(CommentedText.parsed(source, yaml.comments(), Optional.of(yaml), List::of)),
            finding -> Optional.of("Deployment/web"),
            isWholeTree,
            finding -> true);
  }

  /** Writes findings as {@code line rule} with the reason where they are suppressed. */
  private static String written(Judgement judgement) {
    return String.join(
        "; ",
        judgement.findings().stream()
            .map(f ->
                f.start().line()
                    + " "
                    + f.rule().pattern()
                    + f.suppressed().map(reason -> " (" + reason + ")").orElse(""))
            .toList());
  }

  private static String inline(String yaml) throws InvalidPolicyException {
    SourceText source = SourceText.of("a.yml", yaml.replace("\\n", "\n"));
    return written(judge("", source, findings(source, "sql/unscoped-write", "BAD"), false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: BAD # lintel: ignore[sql/unscoped-write] ok | 1 unscoped-write (ok)",
        "# lintel: ignore[sql/unscoped-write] it is ok\\na: BAD\\nb: BAD | 2 unscoped-write (it is"
            + " ok); 3 unscoped-write",
        "a: 1 # lintel: ignore[sql/unscoped-write] ok\\nb: BAD | 1 unused-suppression; 2"
            + " unscoped-write",
        "# lintel: ignore[sql/unscoped-write] ok\\n\\n# more\\n\\n"
            + "  \\na: BAD | 6 unscoped-write (ok)",
        "# lintel:ignore [ secret/token , sql/unscoped-write ] ok\\na: BAD | 1 invalid-suppression;"
            + " 2 unscoped-write (ok)",
        "a: BAD # zizmor: ignore[x] # lintel: ignore[sql/unscoped-write] ok | 1 unscoped-write"
            + " (ok)",
        "a: BAD # see lintel: ignore[sql/unscoped-write] ok | 1 unscoped-write",
        "a: BAD # lintel: ignored[sql/unscoped-write] ok | 1 unscoped-write; 1 invalid-suppression",
        "a: BAD # lintel: ignore[sql/unscoped-write | 1 unscoped-write; 1 invalid-suppression",
        "a: BAD # lintel: ignore[] ok | 1 unscoped-write; 1 invalid-suppression",
        "a: BAD # lintel: ignore[*] ok | 1 unscoped-write; 1 invalid-suppression",
        "a: BAD # lintel: ignore[sql/*] ok | 1 unscoped-write; 1 invalid-suppression",
        "a: BAD # lintel: ignore[sql/unscoped-write] | 1 unscoped-write; 1 unexplained-suppression",
        "a: BAD # lintel: ignore[sql/unscoped-write] until=2026-11-21 | 1 unscoped-write; 1"
            + " unexplained-suppression",
        "a: BAD # lintel: ignore[sql/unscoped-write] until=2026-11-21 ok | 1 unscoped-write (ok)",
        "a: BAD # lintel: ignore[sql/unscoped-write] until=2026-11-20 ok | 1 unscoped-write; 1"
            + " expired-suppression",
        "a: BAD # lintel: ignore[sql/unscoped-write] until=2026-13-01 ok | 1 unscoped-write; 1"
            + " invalid-suppression",
        "a: 1 # lintel: ignore[sql/unscoped-write] ok | 1 unused-suppression",
        "a: 1 # lintel: ignore[sql/old-join] its rule does not run | ''",
        "a: 'lintel: ignore[sql/unscoped-write] ok' | ''",
        "# lintel: ignore[sql/unscoped-write] ok\\nrun: >\\n"
            + "  one\\n"
            + "  BAD\\nb: BAD | 4 unscoped-write (ok); 5 unscoped-write",
        "run: > # lintel: ignore[sql/unscoped-write] ok\\n"
            + "  BAD\\nb: BAD | 2 unscoped-write (ok); 3 unscoped-write",
        "a:\\n"
            + "  # lintel: ignore[sql/unscoped-write] ok\\n"
            + "  b: 1\\n"
            + "  c: BAD | 2 unused-suppression; 4 unscoped-write",
        "# lintel: ignore[sql/unscoped-write] ok | 1 unused-suppression",
      })
  void commentsAcceptFindings(String yaml, String expected) throws InvalidPolicyException {
    assertEquals(expected, inline(yaml));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key=BAD # lintel: ignore[sql/unscoped-write] ok | 1 unscoped-write (ok)",
        "# lintel: ignore[sql/unscoped-write] ok\\nkey=BAD | 2 unscoped-write (ok)",
        "x = BAD; // lintel: ignore[sql/unscoped-write] ok | 1 unscoped-write (ok)",
        "; lintel: ignore[sql/unscoped-write] ok\\nBAD | 2 unscoped-write (ok)",
        "<!-- lintel: ignore[sql/unscoped-write] ok -->\\n<p>BAD</p> | 2 unscoped-write (ok)",
        "  {{/* lintel: ignore[sql/unscoped-write] ok */}}\\nBAD | 2 unscoped-write (ok)",
        "/* lintel: ignore[sql/unscoped-write] ok */ BAD | 1 unscoped-write (ok)",
        "print('lintel: ignore[sql/unscoped-write] ok') BAD | 1 unscoped-write",
        "lintel: ignore[sql/unscoped-write] ok BAD | 1 unscoped-write",
      })
  void textsOfUnknownLanguagesHaveCommentsToo(String text, String expected) {
    SourceText source = SourceText.of("a.txt", text.replace("\\n", "\n"));
    List<ActiveRule> active =
        SampleCatalog.CATALOG.entries().stream()
            .map(entry -> new ActiveRule(entry, entry.meta().severity(), Map.of()))
            .toList();
    Judge judge =
        new Judge(Policy.DEFAULT, Selection.DEFAULT, SampleCatalog.CATALOG, active, TODAY);
    List<Finding> findings = findings(source, "sql/unscoped-write", "BAD");
    List<CommentedText> plain = List.of(CommentedText.plain(source));
    assertEquals(
        expected,
        written(judge.judge(findings, plain, f -> Optional.empty(), false, finding -> true)));
    assertEquals(
        expected,
        written(judge.judge(findings, List.of(), f -> Optional.empty(), false, finding -> true)));
  }

  @Property
  void suppressingALineTakesExactlyItsFindingsOfThatRule(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 3) Integer> badness,
      @ForAll @IntRange(min = 0, max = 19) int chosen,
      @ForAll boolean isAbove)
      throws InvalidPolicyException {
    int line = chosen % badness.size();
    StringBuilder yaml = new StringBuilder();
    Set<Integer> expected = new TreeSet<>();
    for (int i = 0; i < badness.size(); i++) {
      String comment = i == line ? "# lintel: ignore[sql/unscoped-write] ok" : "";
      yaml.append(isAbove && i == line ? comment + "\n" : "");
      yaml.append(
          "k%d: [%s 1] %s%n"
              .formatted(i, "BAD, WORSE, ".repeat(badness.get(i)), isAbove ? "" : comment));
      if (i != line && badness.get(i) > 0) {
        expected.add(isAbove && i > line ? i + 2 : i + 1);
      }
    }
    SourceText source = SourceText.of("a.yml", yaml.toString());
    List<Finding> findings = new ArrayList<>(findings(source, "sql/unscoped-write", "BAD"));
    findings.addAll(findings(source, "secret/token", "WORSE"));
    Set<Integer> left = new TreeSet<>();
    int others = 0;
    for (Finding finding : judge("", source, findings, false).findings()) {
      if (finding.rule().area().equals("sql") && finding.suppressed().isEmpty()) {
        left.add(finding.start().line());
      }
      others += finding.rule().area().equals("secret") && finding.suppressed().isEmpty() ? 1 : 0;
    }
    assertEquals(expected, left);
    assertEquals(badness.stream().mapToInt(Integer::intValue).sum(), others);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{rule: sql/unscoped-write, reason: ok} | 1 unscoped-write (ok)",
        "{rule: sql/*, reason: ok} | 1 unscoped-write (ok)",
        "{rule: secret/*, reason: ok} | 1 unused-suppression; 1 unscoped-write",
        "{rule: sql/*, path: dir/, reason: ok} | 1 unscoped-write (ok)",
        "{rule: sql/*, path: [x, '*.yml'], reason: ok} | 1 unscoped-write (ok)",
        "{rule: sql/*, path: other/, reason: ok} | 1 unused-suppression; 1 unscoped-write",
        "{rule: sql/*, object: Deployment/web, reason: ok} | 1 unscoped-write (ok)",
        "{rule: sql/*, object: Deployment/*, reason: ok} | 1 unscoped-write (ok)",
        "{rule: sql/*, object: Service/*, reason: ok} | 1 unused-suppression; 1 unscoped-write",
        "{rule: sql/*, reason: ok, until: 2026-11-21} | 1 unscoped-write (ok)",
        "{rule: sql/*, reason: ok, until: 2026-11-20} | 1 expired-suppression; 1 unscoped-write",
      })
  void lintelYmlAcceptsFindings(String suppression, String expected) throws InvalidPolicyException {
    SourceText source = SourceText.of("z/dir/a.yml", "a: BAD");
    List<Finding> findings = findings(source, "sql/unscoped-write", "BAD");
    // The findings on lintel.yml itself come first, by their path.
    assertEquals(
        expected, written(judge("suppress: [" + suppression + "]", source, findings, true)));
  }

  @Test
  void aPartOfTheTreeTellsNothingOfUnusedEntries() throws InvalidPolicyException {
    SourceText source = SourceText.of("a.yml", "a: 1");
    String lintelYml = "suppress: [{rule: sql/*, reason: ok}]";
    assertEquals("", written(judge(lintelYml, source, List.of(), false)));
  }

  @Test
  void aProtectedRuleIsAcceptedInLintelYmlAlone() throws InvalidPolicyException {
    SourceText source = SourceText.of("a.yml", "a: BAD # lintel: ignore[secret/token] ok");
    List<Finding> findings = findings(source, "secret/token", "BAD");
    assertEquals("1 token; 1 invalid-suppression", written(judge("", source, findings, true)));
    assertEquals(
        "1 token (a sample); 1 invalid-suppression",
        written(
            judge("suppress: [{rule: secret/token, reason: a sample}]", source, findings, true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{exclude: dir/} | ''",
        "{exclude: other/} | 1 unscoped-write",
        "{paths: dir/} | 1 unscoped-write",
        "{paths: ['*.sql']} | ''",
        "{paths: '*.yml', exclude: a.yml} | ''",
      })
  void aRuleLooksWhereLintelYmlSendsIt(String setting, String expected)
      throws InvalidPolicyException {
    SourceText source = SourceText.of("dir/a.yml", "a: BAD");
    List<Finding> findings = findings(source, "sql/unscoped-write", "BAD");
    assertEquals(
        expected, written(judge("rules: {sql/*: " + setting + "}", source, findings, true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | sql | high | medium | false",
        "'' | security | critical | high | false",
        "'' | promotion | high | medium | true",
        "fail-on: info | sql | info | medium | false",
        "fail-on: critical | sql | critical | medium | true",
        "gates: {sql: {block: never}} | sql | '' | medium | true",
        "gates: {sql: {alert: never}} | sql | high | '' | false",
        "{fail-on: info, gates: {sql: {block: critical}}} | sql | critical | medium | true",
      })
  void gatesBlockAtTheirLevel(
      String lintelYml, String gate, String block, String alert, boolean isPassed)
      throws InvalidPolicyException {
    SourceText source = SourceText.of("a.yml", "a: BAD\nb: WORSE");
    List<Finding> findings = new ArrayList<>(findings(source, "sql/unscoped-write", "BAD"));
    findings.addAll(findings(source, "secret/token", "WORSE"));
    GateResult result =
        judge(lintelYml, source, findings, true).gates().stream()
            .filter(g -> g.gate().id().equals(gate))
            .findFirst()
            .orElseThrow();
    assertEquals(block, result.blockAt().map(Severity::id).orElse(""));
    assertEquals(alert, result.alertAt().map(Severity::id).orElse(""));
    assertEquals(isPassed, result.isPassed());
  }

  @Test
  void theCommandLinesLevelHoldsForEveryGate() {
    Selection selection =
        new Selection(
            List.of(),
            List.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Severity.LOW));
    Judgement judgement =
        new Judge(Policy.DEFAULT, selection, SampleCatalog.CATALOG, List.of(), TODAY)
            .judge(List.of(), List.of(), finding -> Optional.empty(), true, finding -> true);
    assertEquals(List.of(Gate.values()), judgement.gates().stream().map(GateResult::gate).toList());
    for (GateResult gate : judgement.gates()) {
      assertEquals(Optional.of(Severity.LOW), gate.blockAt());
    }
  }

  @Test
  void aSuppressedFindingDoesNotCount() throws InvalidPolicyException {
    SourceText source = SourceText.of("a.yml", "a: BAD # lintel: ignore[sql/unscoped-write] ok");
    Judgement judgement = judge("", source, findings(source, "sql/unscoped-write", "BAD"), true);
    assertEquals(0, judgement.gates().stream().mapToInt(GateResult::total).sum());
  }
}
