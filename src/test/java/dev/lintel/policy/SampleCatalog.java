package dev.lintel.policy;

import dev.lintel.finding.Gate;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Persona;
import dev.lintel.rule.PolicyRule;
import dev.lintel.rule.Precision;
import dev.lintel.rule.RuleMeta;
import dev.lintel.rule.RuleOption;
import java.util.List;
import java.util.Set;

/** A few rules of every sort that policy tells apart. */
final class SampleCatalog {
  static final Catalog CATALOG =
      new Catalog(
          List.of(
              entry("promotion/expired-suppression", Severity.MEDIUM, Gate.LINT, Persona.REGULAR),
              entry("promotion/invalid-suppression", Severity.MEDIUM, Gate.LINT, Persona.REGULAR),
              entry(
                  "promotion/unexplained-suppression", Severity.MEDIUM, Gate.LINT, Persona.REGULAR),
              entry("promotion/unused-suppression", Severity.LOW, Gate.LINT, Persona.REGULAR),
              entry("secret/token", Severity.CRITICAL, Gate.SECURITY, Persona.REGULAR, "security"),
              entry("sql/old-join", Severity.LOW, Gate.SQL, Persona.PEDANTIC, "style"),
              entry("sql/unscoped-write", Severity.HIGH, Gate.SQL, Persona.REGULAR, "logic"),
              entry("workflow/trace", Severity.INFO, Gate.LINT, Persona.AUDITOR, "security")));

  private SampleCatalog() {}

  private static Catalog.Entry entry(
      String id, Severity severity, Gate gate, Persona persona, String... tags) {
    List<RuleOption> options =
        id.equals("sql/unscoped-write")
            ? List.of(
                new RuleOption("allowed", "list", "", "tables that may be emptied"),
                new RuleOption("limit", "integer", "3", "a number"),
                new RuleOption("strict", "boolean", "false", "a switch"))
            : List.of();
    RuleMeta meta =
        new RuleMeta(
            RuleId.of(id),
            id,
            severity,
            gate,
            "0.1.0",
            persona,
            Set.of(tags),
            Precision.HIGH,
            List.of(),
            "",
            id.startsWith("secret/"),
            Set.of(),
            options,
            List.of(),
            List.of());
    return new Catalog.Entry(meta, PolicyRule::new);
  }

  static RuleMeta meta(String id) {
    return CATALOG.find(RuleId.of(id)).orElseThrow().meta();
  }

  /** Gives a rule as a policy has it run. */
  static ActiveRule active(Policy policy, String id) throws InvalidPolicyException {
    return policy.select(CATALOG, Selection.DEFAULT).stream()
        .filter(rule -> rule.id().toString().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
