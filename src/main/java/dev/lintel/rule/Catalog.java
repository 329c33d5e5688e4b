package dev.lintel.rule;

import dev.lintel.finding.RuleId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All rules, in the order of their ids. Immutable.
 *
 * @param entries in the order of their ids, which are unique
 */
public record Catalog(List<Entry> entries) {
  /**
   * One rule: what is known of it, and how to make it. Detectors of secrets share one rule object.
   */
  public record Entry(RuleMeta meta, Supplier<Rule> rule) {
    public RuleId id() {
      return meta.id();
    }
  }

  public Catalog {
    entries = List.copyOf(entries);
  }

  public Optional<Entry> find(RuleId id) {
    return Optional.ofNullable(byId().get(id));
  }

  /** Gives the entries by id. */
  public Map<RuleId, Entry> byId() {
    return entries.stream().collect(Collectors.toMap(Entry::id, Function.identity()));
  }
}
