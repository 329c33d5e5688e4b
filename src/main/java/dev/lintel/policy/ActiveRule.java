package dev.lintel.policy;

import dev.lintel.finding.Severity;
import dev.lintel.rule.Catalog;
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
}
