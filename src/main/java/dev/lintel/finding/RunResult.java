package dev.lintel.finding;

import java.util.List;
import java.util.Optional;

/**
 * All that a run has to say; every report is a function of it.
 *
 * @param findings in {@link Finding#ORDER}; suppressed ones are among them
 * @param notifications in {@link Notification#ORDER}
 * @param gates one for each gate, in the order of {@link Gate}
 * @param files number of files that were analysed
 * @param baseline what became of the findings known before; empty without a baseline
 */
public record RunResult(
    List<Finding> findings,
    List<Notification> notifications,
    List<GateResult> gates,
    int files,
    Optional<BaselineResult> baseline) {
  public RunResult {
    findings = List.copyOf(findings);
    notifications = List.copyOf(notifications);
    gates = List.copyOf(gates);
  }

  /** Gives the findings that count: those that nobody accepted. */
  public List<Finding> active() {
    return findings.stream().filter(f -> f.suppressed().isEmpty()).toList();
  }

  public boolean isPassed() {
    return gates.stream().allMatch(GateResult::isPassed);
  }

  /** Tells whether a part of the work could not be done. */
  public boolean isIncomplete() {
    return notifications.stream().anyMatch(n -> n.kind() == Notification.Kind.INCOMPLETE);
  }
}
