package dev.lintel.policy;

import dev.lintel.finding.Gate;
import dev.lintel.finding.Severity;
import java.util.Optional;

/**
 * How bad a finding must be for a gate to fail, and to be counted as an alert.
 *
 * @param block empty for never
 * @param alert empty for never
 */
record GateLevels(Optional<Severity> block, Optional<Severity> alert) {
  /** Gives what holds where lintel.yml says nothing. */
  static GateLevels defaults(Gate gate) {
    return switch (gate) {
      case SECURITY -> new GateLevels(Optional.of(Severity.CRITICAL), Optional.of(Severity.HIGH));
      case LINT, SQL, DRY_RUN, PROMOTION ->
          new GateLevels(Optional.of(Severity.HIGH), Optional.of(Severity.MEDIUM));
    };
  }

  GateLevels withBlock(Severity severity) {
    return new GateLevels(Optional.of(severity), alert);
  }
}
