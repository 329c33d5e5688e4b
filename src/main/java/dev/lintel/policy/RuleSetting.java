package dev.lintel.policy;

import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.source.Gitignore;
import dev.lintel.source.Glob;
import dev.lintel.source.Span;
import java.util.Map;
import java.util.Optional;

/**
 * What lintel.yml says of one rule, or of all rules that a glob matches.
 *
 * @param place the value that says it
 * @param isId whether the user wrote a rule's id rather than a glob
 * @param options values by name; empty for a glob
 * @param paths the only files that the rule is for; empty for all
 * @param exclude files that the rule is not for
 */
record RuleSetting(
    Span place,
    Glob rules,
    boolean isId,
    boolean isOff,
    Optional<Severity> severity,
    Map<String, String> options,
    Optional<Gitignore> paths,
    Gitignore exclude) {
  RuleSetting {
    options = Map.copyOf(options);
  }

  boolean isFor(RuleId rule) {
    return rules.matches(rule.toString());
  }

  boolean covers(String path) {
    return paths.map(p -> p.ignores(path, false)).orElse(true) && !exclude.ignores(path, false);
  }

  /** Tells whether a rule is on where this is the next thing said of it. */
  boolean isOnAfter(boolean isOn) {
    return !isOff && (isOn || isId);
  }
}
