package dev.lintel.policy;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.RuleId;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes findings of suppressions; those whose rule does not run are dropped. */
final class SuppressionReports {
  static final RuleId INVALID = RuleId.of("promotion/invalid-suppression");
  static final RuleId UNEXPLAINED = RuleId.of("promotion/unexplained-suppression");
  static final RuleId EXPIRED = RuleId.of("promotion/expired-suppression");
  static final RuleId UNUSED = RuleId.of("promotion/unused-suppression");

  private final Map<RuleId, ActiveRule> active;
  private List<Finding> findings = new ArrayList<>();

  SuppressionReports(Map<RuleId, ActiveRule> active) {
    this.active = active;
  }

  void add(RuleId id, Span place, String message) {
    add(id, place, message, List.of());
  }

  void add(RuleId id, Span place, String message, List<Fix> fixes) {
    ActiveRule rule = active.get(id);
    if (rule != null) {
      findings.add(rule.finding(place, message, List.of(), List.of(), fixes, Optional.empty()));
    }
  }

  /** Gives the findings since the last time. */
  List<Finding> take() {
    List<Finding> taken = findings;
    findings = new ArrayList<>();
    return taken;
  }
}
