package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Reason;
import dev.lintel.finding.Related;
import dev.lintel.finding.RuleId;
import dev.lintel.policy.ActiveRule;
import dev.lintel.rule.DetectorRule;
import dev.lintel.rule.DroppedReport;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the reports of one rule, or of all detectors, on one artifact and makes findings of them.
 * Its methods are synchronized because the findings of a rule that overruns its time are taken
 * while the rule may still run; what it reports after that is dropped.
 */
final class Collector {
  private final List<Draft> drafts = new ArrayList<>();
  private boolean isClosed;

  /** Gives the sink of one rule. */
  FindingSink sinkOf(ActiveRule rule) {
    return new FindingSink() {
      @Override
      public Report report(Span place, String message) {
        return add(new Draft(rule, place, message));
      }

      @Override
      public String option(String name) {
        return rule.option(name);
      }
    };
  }

  /** Gives the sink of the detectors; reports of detectors that are not among them are dropped. */
  DetectorRule.Sink sinkOf(Map<RuleId, ActiveRule> detectors) {
    return (id, place, message) -> {
      ActiveRule rule = detectors.get(id);
      return rule == null ? DroppedReport.INSTANCE : add(new Draft(rule, place, message));
    };
  }

  private synchronized Report add(Draft draft) {
    if (!isClosed) {
      drafts.add(draft);
    }
    return draft;
  }

  /** Ends the collection and gives its findings in the order of the reports. */
  synchronized List<Finding> close() {
    isClosed = true;
    if (drafts.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      findings.add(draft.finding());
    }
    return findings;
  }

  /** A report that is still open. */
  private static final class Draft implements Report {
    private final ActiveRule rule;
    private final Span place;
    private final String message;
    private final List<Related> related = new ArrayList<>(0);
    private final List<Related> flow = new ArrayList<>(0);
    private final List<Fix> fixes = new ArrayList<>(0);
    private Optional<Reason> lowered = Optional.empty();

    Draft(ActiveRule rule, Span place, String message) {
      this.rule = rule;
      this.place = place;
      this.message = message;
    }

    @Override
    public Report related(Span span, String text) {
      related.add(new Related(span, text));
      return this;
    }

    @Override
    public Report step(Span span, String text) {
      flow.add(new Related(span, text));
      return this;
    }

    @Override
    public Report fix(Fix fix) {
      fixes.add(fix);
      return this;
    }

    @Override
    public Report lowered(Reason reason) {
      lowered = Optional.of(reason);
      return this;
    }

    Finding finding() {
      return rule.finding(place, message, related, flow, fixes, lowered);
    }
  }
}
