package dev.lintel.report;

import dev.lintel.finding.Gate;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Persona;
import dev.lintel.rule.Precision;
import dev.lintel.rule.RuleMeta;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of hand-made results; their documents are test resources. */
final class SampleRules {
  static final Catalog CATALOG =
      new Catalog(
          List.of(
              rule("sample/floating-image", "Image without a fixed version", Gate.LINT, ""),
              rule("sample/unpinned-action", "Action that is not pinned", Gate.SECURITY, "8.0"),
              rule("sample/unscoped-write", "DELETE without a row filter", Gate.SQL, ""),
              rule("secret/sample-token", "Token of the sample service", Gate.SECURITY, "9.5")));

  private SampleRules() {}

  static RuleMeta meta(RuleId id) {
    return CATALOG.find(id).map(Catalog.Entry::meta).orElseThrow();
  }

  private static Catalog.Entry rule(String id, String title, Gate gate, String score) {
    boolean isSecurity = !score.isEmpty();
    RuleMeta meta =
        new RuleMeta(
            RuleId.of(id),
            title,
            isSecurity ? Severity.CRITICAL : Severity.HIGH,
            gate,
            "0.1.0",
            Persona.REGULAR,
            isSecurity ? Set.of("security") : Set.of("logic", "correctness"),
            Precision.HIGH,
            isSecurity ? List.of("CWE-798") : List.of(),
            score,
            false,
            Set.of(),
            List.of(),
            isSecurity ? List.of("https://example.org/secrets") : List.of(),
            List.of());
    return new Catalog.Entry(
        meta,
        () -> {
          throw new UnsupportedOperationException("a sample rule does not run");
        });
  }

  /**
   * Gives the levels of the design: high blocks and medium alerts, one step higher for security.
   */
  static Optional<Severity> blockAt(Gate gate) {
    return Optional.of(gate == Gate.SECURITY ? Severity.CRITICAL : Severity.HIGH);
  }

  static Optional<Severity> alertAt(Gate gate) {
    return Optional.of(gate == Gate.SECURITY ? Severity.HIGH : Severity.MEDIUM);
  }
}
