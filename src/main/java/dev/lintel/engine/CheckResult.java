package dev.lintel.engine;

import dev.lintel.finding.RuleId;
import dev.lintel.finding.RunResult;
import java.util.Map;
import java.util.Set;

/**
 * What a check found.
 *
 * @param selected the rules that ran
 * @param nanos where the time of all threads went, by the name of what worked; empty unless asked
 *     for
 */
public record CheckResult(RunResult run, Set<RuleId> selected, Map<String, Long> nanos) {
  public CheckResult {
    selected = Set.copyOf(selected);
    nanos = Map.copyOf(nanos);
  }
}
