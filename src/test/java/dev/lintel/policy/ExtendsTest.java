package dev.lintel.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Severity;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.Notice;
import dev.lintel.source.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code extends} reads, in which order, and what it refuses. */
class ExtendsTest {
  /** Files by path; everything else does not exist. */
  private static final class Files implements PolicyFiles {
    private final Map<String, String> files = new HashMap<>();
    private int read;

    Files with(String path, String content) {
      files.put(path, content);
      return this;
    }

    @Override
    public FileContent read(String path) {
      read++;
      String content = files.get(path);
      return content == null
          ? new FileContent.Unread(new Notice(path, "does not exist", true))
          : new Decoded.Text(SourceText.of(path, content));
    }
  }

  private static PolicyDocument read(String lintelYml, Files files) throws InvalidPolicyException {
    return PolicyDocument.read(
        SourceText.of("lintel.yml", lintelYml), files, SampleCatalog.CATALOG);
  }

  private static String problem(String lintelYml, Files files) {
    List<String> problems =
        assertThrows(InvalidPolicyException.class, () -> read(lintelYml, files)).problems();
    assertEquals(1, problems.size(), () -> problems.toString());
    return problems.getFirst();
  }

  private static ActiveRule active(PolicyDocument document, String id)
      throws InvalidPolicyException {
    return SampleCatalog.active(document.policy(SampleCatalog.CATALOG), id);
  }

  @Test
  void laterFilesOverrideEarlierOnesAndTheFileItselfAll() throws InvalidPolicyException {
    Files files =
        new Files()
            .with("a.yml", "rules: {sql/unscoped-write: low, secret/token: low}")
            .with("b.yml", "rules: {secret/token: high}");
    PolicyDocument document =
        read("extends: [a.yml, b.yml]\nrules: {sql/unscoped-write: info}", files);
    assertEquals(Severity.INFO, active(document, "sql/unscoped-write").severity());
    assertEquals(Severity.HIGH, active(document, "secret/token").severity());
    assertEquals(List.of("a.yml", "b.yml", "lintel.yml"), document.files());
  }

  /** Later entries win over earlier ones, so what is set again stands behind all others. */
  @Test
  void aRuleThatIsSetAgainWinsOverTheGlobsBelowIt() throws InvalidPolicyException {
    Files files = new Files().with("a.yml", "rules: {sql/unscoped-write: low, 'sql/**': medium}");
    assertEquals(
        Severity.MEDIUM, active(read("extends: a.yml", files), "sql/unscoped-write").severity());
    PolicyDocument document = read("extends: a.yml\nrules: {sql/unscoped-write: info}", files);
    assertEquals(Severity.INFO, active(document, "sql/unscoped-write").severity());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{severity: low, limit: 4} | {limit: 5} | LOW | 5",
        "{severity: low, limit: 4} | info | INFO | 4",
        "low | {limit: 5} | LOW | 5",
        "{allowed: [a, b]} | {allowed: [c], limit: 1} | HIGH | 1",
        "off | {limit: 5} | HIGH | 5",
        "{limit: 4} | {} | HIGH | 4",
      })
  void mappingsMergeKeyByKey(String base, String over, Severity severity, String limit)
      throws InvalidPolicyException {
    Files files = new Files().with("a.yml", "rules: {sql/unscoped-write: " + base + "}");
    ActiveRule rule =
        active(
            read("extends: a.yml\nrules: {sql/unscoped-write: " + over + "}", files),
            "sql/unscoped-write");
    assertEquals(severity, rule.severity());
    assertEquals(limit, rule.option("limit"));
  }

  @Test
  void listsAddUp() throws InvalidPolicyException {
    Files files =
        new Files()
            .with(
                "a.yml",
                "exclude: gen/\nsuppress: [{rule: sql/*, reason: a}]\n"
                    + "rules: {sql/*: {exclude: x/}}");
    Policy policy =
        read(
                "extends: a.yml\nexclude: [tmp/]\nsuppress: [{rule: secret/*, reason: b}]\n"
                    + "rules: {sql/*: {exclude: [y/]}}",
                files)
            .policy(SampleCatalog.CATALOG);
    assertTrue(policy.exclude().ignores("gen/a", false));
    assertTrue(policy.exclude().ignores("tmp/a", false));
    assertEquals(List.of("a", "b"), policy.suppressions().stream().map(s -> s.reason()).toList());
    ActiveRule rule = SampleCatalog.active(policy, "sql/unscoped-write");
    assertEquals(false, policy.covers(rule, "x/a.sql"));
    assertEquals(false, policy.covers(rule, "y/a.sql"));
    assertTrue(policy.covers(rule, "z/a.sql"));
  }

  @Test
  void gatesMergeKeyByKey() throws InvalidPolicyException {
    Files files = new Files().with("a.yml", "gates: {sql: {block: low, alert: low}}");
    Policy policy =
        read("extends: a.yml\ngates: {sql: {alert: never}}", files).policy(SampleCatalog.CATALOG);
    policy.gates(List.of(), Optional.empty()).stream()
        .filter(gate -> gate.gate().id().equals("sql"))
        .forEach(gate -> {
          assertEquals(Optional.of(Severity.LOW), gate.blockAt());
          assertEquals(Optional.empty(), gate.alertAt());
        });
  }

  @Test
  void pathsStandRelativeToTheFileThatNamesThem() throws InvalidPolicyException {
    Files files =
        new Files()
            .with("shared/a.yml", "extends: ./deep/../b.yml")
            .with("shared/b.yml", "extends: ../c.yml")
            .with("c.yml", "persona: auditor");
    assertEquals(
        List.of("c.yml", "shared/b.yml", "shared/a.yml", "lintel.yml"),
        read("extends: shared/a.yml", files).files());
  }

  @Test
  void aFileThatIsMetTwiceCountsOnce() throws InvalidPolicyException {
    Files files =
        new Files()
            .with("a.yml", "extends: base.yml")
            .with("b.yml", "extends: base.yml")
            .with("base.yml", "exclude: [gen/]");
    assertEquals(
        List.of("base.yml", "a.yml", "b.yml", "lintel.yml"),
        read("extends: [a.yml, b.yml]", files).files());
    assertEquals(3, files.read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none.yml | lintel.yml:1:10: 'none.yml' does not exist (lintel.yml -> none.yml)",
        "lintel.yml | lintel.yml:1:10: extends goes in a circle (lintel.yml -> lintel.yml)",
        "a.yml | c.yml:1:10: extends goes in a circle (lintel.yml -> a.yml -> b/b.yml -> c.yml ->"
            + " a.yml)",
        "deep.yml | deep.yml:1:10: 'none.yml' does not exist (lintel.yml -> deep.yml -> none.yml)",
      })
  void theMessageShowsTheWay(String name, String expected) {
    Files files =
        new Files()
            .with("lintel.yml", "")
            .with("a.yml", "extends: b/b.yml")
            .with("b/b.yml", "extends: ../c.yml")
            .with("c.yml", "extends: a.yml")
            .with("deep.yml", "extends: none.yml");
    assertEquals(expected, problem("extends: " + name, files));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/etc/passwd | '/etc/passwd' leaves the root; extends takes a file below the root",
        "../other/lintel.yml | '../other/lintel.yml' leaves the root; extends takes a file below",
        "a/../../b.yml | 'a/../../b.yml' leaves the root; extends takes a file below the root",
        "https://user:hunter2@example.com/lintel.yml | an address is not opened; extends takes",
        "git@example.com:org/policy.git | an address is not opened; extends takes a file below",
        "lintel:sparkjob | there is no preset 'lintel:sparkjob'; did you mean 'lintel:spark-job'?",
        "lintel:x | there is no preset 'lintel:x'; accepted are lintel:airflow-etl,",
        "lintel:../presets/gitops | there is no preset 'lintel:../presets/gitops'",
        "'\"lintel:gitops\\0\"' | there is no preset 'lintel:gitops",
        "'\"\\e[31m.yml\"' | '\u001b[31m.yml' does not exist",
      })
  void whatIsNoFileOfTheRepositoryIsRefused(String name, String message) {
    Files files = new Files();
    String written = name.startsWith("'") ? name.substring(1, name.length() - 1) : name;
    String problem = problem("extends: " + written, files);
    assertTrue(problem.startsWith("lintel.yml:1:10: " + message), problem);
    assertEquals(-1, problem.indexOf("hunter2"));
  }

  @Test
  void aHugeNameIsCut() {
    String problem = problem("extends: lintel:" + "x".repeat(500_000), new Files());
    assertTrue(problem.length() < 400, () -> problem.length() + " characters");
  }

  @Test
  void depthAndNumberHaveALimit() {
    Files chain = new Files();
    for (int i = 0; i < 100; i++) {
      chain.with(i + ".yml", "extends: " + (i + 1) + ".yml");
    }
    assertTrue(
        problem("extends: 0.yml", chain).contains("over its limit of 32 files and 8 levels"));
    assertEquals(7, chain.read);
    Files many = new Files();
    StringBuilder names = new StringBuilder("extends:\n");
    for (int i = 0; i < 1_000; i++) {
      many.with(i + ".yml", "");
      names.append("  - ").append(i).append(".yml\n");
    }
    assertThrows(InvalidPolicyException.class, () -> read(names.toString(), many));
    assertTrue(many.read < 32, () -> many.read + " files");
  }

  @Test
  void aProblemStandsInItsOwnFile() {
    Files files = new Files().with("shared/a.yml", "persona: pedantic\nrulse: {}");
    assertEquals(
        "shared/a.yml:2:1: unknown key 'rulse'; did you mean 'rules'?",
        problem("extends: shared/a.yml", files));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a: b}", "[[a.yml]]", "''", "[a.yml, '']"})
  void itTakesTexts(String value) {
    Files files = new Files().with("a.yml", "");
    assertThrows(InvalidPolicyException.class, () -> read("extends: " + value, files));
  }
}
