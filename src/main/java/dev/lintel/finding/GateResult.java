package dev.lintel.finding;

import java.util.Map;
import java.util.Optional;

/**
 * What one gate decided.
 *
 * @param blockAt findings this bad or worse fail the gate; empty if nothing does
 * @param alertAt findings this bad or worse are counted as alerts; empty if none are
 * @param counts unsuppressed findings of the gate by severity; severities without findings are left
 *     out
 */
public record GateResult(
    Gate gate,
    Optional<Severity> blockAt,
    Optional<Severity> alertAt,
    Map<Severity, Integer> counts) {
  public GateResult {
    counts = Map.copyOf(counts);
  }

  public boolean isPassed() {
    return blocking() == 0;
  }

  /** Gives the number of findings that fail the gate. */
  public int blocking() {
    return blockAt.map(this::atLeast).orElse(0);
  }

  /** Gives the number of findings that alert but do not fail the gate. */
  public int alerts() {
    return Math.max(0, alertAt.map(this::atLeast).orElse(0) - blocking());
  }

  /** Gives the number of all findings. */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private int atLeast(Severity severity) {
    return counts.entrySet().stream()
        .filter(e -> e.getKey().isAtLeast(severity))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
