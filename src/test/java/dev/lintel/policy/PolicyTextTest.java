package dev.lintel.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.finding.GateResult;
import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code config show} prints is a lintel.yml that says the same. */
class PolicyTextTest {
  private static PolicyDocument read(String content) throws InvalidPolicyException {
    return PolicyDocument.read(
        SourceText.of("lintel.yml", content), PolicyFiles.NONE, SampleCatalog.CATALOG);
  }

  private static String shown(String content) throws InvalidPolicyException {
    return PolicyText.of(Optional.of(read(content)));
  }

  /** Everything that a policy decides, as text. */
  private static String meaning(String content) throws InvalidPolicyException {
    Policy policy = read(content).policy(SampleCatalog.CATALOG);
    List<String> lines = new ArrayList<>();
    for (ActiveRule rule : policy.select(SampleCatalog.CATALOG, Selection.DEFAULT)) {
      for (String path : List.of("a/b.sql", "a.yml", "null", "1")) {
        lines.add(
            "%s %s %s %s %s"
                .formatted(
                    rule.id(),
                    rule.severity(),
                    rule.at(path).options(),
                    policy.covers(rule, path),
                    policy.overrides(rule.id()).stream()
                        .map(o -> o.object() + " " + o.rule().severity() + o.rule().isOff())
                        .toList()));
        lines.add(path + " " + policy.exclude().ignores(path, false));
      }
    }
    for (GateResult gate : policy.gates(List.of(), Optional.empty())) {
      lines.add(gate.gate() + " " + gate.blockAt() + " " + gate.alertAt());
    }
    for (ConfiguredSuppression s : policy.suppressions()) {
      lines.add(s.rules() + " " + s.object() + " " + s.reason() + " " + s.until());
    }
    return String.join("\n", lines);
  }

  private static String withoutComments(String text) {
    return text.replaceAll("(?m)^#.*\n| # [^\"\n]*$", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "persona: auditor",
        "rules: {sql/unscoped-write: {limit: -4, strict: true, allowed: [a, 'b c']}}",
        "rules: {sql/old-join: {}, 'sql/**': {paths: [], exclude: 'null'}}",
        "rules: {sql/unscoped-write: {paths: , severity: low}}",
        "overrides: [{path: [a/, \"*.sql\"], rules: {sql/unscoped-write: {limit: 1}}}]",
        "overrides: [{object: A/b, rules: {}}]",
        "{fail-on: info, gates: {sql: {block: never}, lint: {alert: critical}}}",
        "suppress: [{rule: sql/*, reason: \"- [a]: 'b' \\\"c\\\" # d \\\\ \\u2028 \\e[0m\", until:"
            + " 2027-01-02}]",
        "exclude: ['!a', '#b', '&c', '@d', '%e', 'null', '~', 'true', ' f ', '- g', '? h', ': i']",
      })
  void itSaysTheSame(String content) throws InvalidPolicyException {
    assertEquals(meaning(content), meaning(shown(content)));
  }

  @Property
  void anyTextComesBack(@ForAll String pattern, @ForAll("reasons") String reason)
      throws InvalidPolicyException {
    YamlWriter yaml = new YamlWriter();
    yaml.openList("exclude");
    yaml.item("x" + pattern, pattern);
    yaml.close();
    yaml.openList("suppress");
    yaml.startItem();
    yaml.scalar("rule", "sql/*", reason);
    yaml.scalar("reason", reason, pattern);
    yaml.close();
    yaml.close();
    Policy policy = read(yaml.text()).policy(SampleCatalog.CATALOG);
    assertEquals(reason, policy.suppressions().getFirst().reason());
    assertEquals(withoutComments(shown(yaml.text())), withoutComments(shown(shown(yaml.text()))));
    yaml.text()
        .codePoints()
        .filter(c -> c != '\n')
        .forEach(
            c -> assertEquals(false, Character.isISOControl(c), "U+" + Integer.toHexString(c)));
  }

  @Provide
  Arbitrary<String> reasons() {
    return Arbitraries.oneOf(
            Arbitraries.strings().all().ofMaxLength(20),
            Arbitraries.strings()
                .withChars(" #:-'\"\\{}[],&*!|>%@`~?\t\n\r\u0085\u202e")
                .ofMaxLength(8),
            Arbitraries.of("null", "true", "1", "-", "--- a", "0x1", "2027-01-01", "=", "<<"))
        .filter(text -> !text.isBlank() && text.codePoints().allMatch(PolicyTextTest::isText));
  }

  /** YAML has no escape for half a pair, nor the reader a place for it. */
  private static boolean isText(int c) {
    return Character.getType(c) != Character.SURROGATE;
  }
}
