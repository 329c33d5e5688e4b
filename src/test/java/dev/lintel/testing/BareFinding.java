package dev.lintel.testing;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Gate;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A finding that says one thing of one place. */
public final class BareFinding {
  private BareFinding() {}

  public static Finding of(RuleId rule, Severity severity, Gate gate, Span place, String message) {
    return new Finding(
        rule,
        severity,
        gate,
        place,
        message,
        Set.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
