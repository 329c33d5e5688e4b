package dev.lintel.engine;

import dev.lintel.finding.RuleId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One piece of work that can fail or overrun without taking others with it: a rule on an artifact.
 *
 * @param rule the rule that works; empty for all detectors of secrets together
 * @param path what it works on, for people
 */
record Step(Optional<RuleId> rule, String path, Consumer<Collector> work) {
  /** Gives the words for what works here. */
  String name() {
    return rule.map(RuleId::toString).orElse("the search for secrets");
  }
}
