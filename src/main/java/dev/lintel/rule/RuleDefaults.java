package dev.lintel.rule;

import dev.lintel.finding.Severity;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for rules where the user's policy does not say otherwise, before their documents do.
 */
public interface RuleDefaults {
  /** Says nothing. */
  RuleDefaults NONE =
      new RuleDefaults() {
        @Override
        public Optional<Severity> severity(RuleMeta rule) {
          return Optional.empty();
        }

        @Override
        public Map<String, String> options(RuleMeta rule) {
          return Map.of();
        }
      };

  /** Gives the severity of a rule's findings; empty where the rule's document has it. */
  Optional<Severity> severity(RuleMeta rule);

  /** Gives values of a rule's options by name; what is missing has the document's default. */
  Map<String, String> options(RuleMeta rule);
}
