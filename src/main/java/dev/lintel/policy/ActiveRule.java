package dev.lintel.policy;

import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Rule;
import dev.lintel.rule.RuleMeta;
import java.util.Map;

/**
 * A rule that takes part in a run.
 *
 * @param severity the severity of its findings unless they are lowered
 * @param options the user's values by name; what is missing has the default of the rule's document
 */
public record ActiveRule(Catalog.Entry entry, Severity severity, Map<String, String> options) {
  public ActiveRule {
    options = Map.copyOf(options);
  }

  /** Makes the active rule as its document has it. */
  public static ActiveRule of(Catalog.Entry entry) {
    return new ActiveRule(entry, entry.meta().severity(), Map.of());
  }

  public RuleMeta meta() {
    return entry.meta();
  }

  public RuleId id() {
    return entry.id();
  }

  /** Gives the rule's object. */
  public Rule rule() {
    return entry.rule().get();
  }

  /**
   * Gives the value of an option; throws IllegalArgumentException where the document declares none
   * of that name.
   */
  public String option(String name) {
    String value = options.get(name);
    if (value != null) {
      return value;
    }
    return meta().options().stream()
        .filter(option -> option.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id() + " declares no option " + name))
        .defaultValue();
  }
}
