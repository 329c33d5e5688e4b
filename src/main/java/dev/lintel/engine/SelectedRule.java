package dev.lintel.engine;

import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Rule;
import dev.lintel.rule.RuleMeta;
import java.util.Map;

/**
 * A rule that takes part in a run.
 *
 * @param severity the severity that its findings have unless they are lowered
 * @param options the user's values by name; what is missing has the default of the rule's document
 */
public record SelectedRule(Catalog.Entry entry, Severity severity, Map<String, String> options) {
  public static SelectedRule of(Catalog.Entry entry) {
    return new SelectedRule(entry, entry.meta().severity(), Map.of());
  }

  RuleMeta meta() {
    return entry.meta();
  }

  RuleId id() {
    return entry.id();
  }

  Rule rule() {
    return entry.rule().get();
  }

  String option(String name) {
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
