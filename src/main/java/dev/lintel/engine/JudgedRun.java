package dev.lintel.engine;

import dev.lintel.finding.BaselineResult;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.RunResult;
import dev.lintel.policy.ActiveRule;
import dev.lintel.policy.Judgement;
import dev.lintel.rule.Catalog;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A run before any baseline is asked.
 *
 * @param catalog all rules that there were, the user's own among them
 * @param notifications in their order
 * @param isWholeTree whether all files were looked at with all rules
 */
record JudgedRun(
    Catalog catalog,
    List<ActiveRule> rules,
    Analysis analysis,
    Judgement judgement,
    List<Notification> notifications,
    boolean isWholeTree) {
  Set<RuleId> selected() {
    Set<RuleId> selected = new HashSet<>();
    for (ActiveRule rule : rules) {
      selected.add(rule.id());
    }
    return selected;
  }

  /** Tells whether a finding that is not here is nowhere. */
  boolean isWhole() {
    return isWholeTree
        && notifications.stream().noneMatch(n -> n.kind() == Notification.Kind.INCOMPLETE);
  }

  RunResult result(Judgement last, Optional<BaselineResult> baseline) {
    return new RunResult(
        last.findings(), notifications, last.gates(), analysis.kinds().size(), baseline);
  }
}
