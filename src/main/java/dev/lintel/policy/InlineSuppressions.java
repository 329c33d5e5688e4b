package dev.lintel.policy;

import static dev.lintel.policy.SuppressionReports.EXPIRED;
import static dev.lintel.policy.SuppressionReports.INVALID;
import static dev.lintel.policy.SuppressionReports.UNEXPLAINED;
import static dev.lintel.policy.SuppressionReports.UNUSED;

import dev.lintel.finding.Finding;
import dev.lintel.finding.RuleId;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.RuleMeta;
import dev.lintel.rule.Spelling;
import dev.lintel.source.Span;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies the suppressions in comments. One that is wrong in any way accepts nothing. */
final class InlineSuppressions {
  private final Policy policy;
  private final Map<String, RuleMeta> known = new HashMap<>();
  private final Map<RuleId, ActiveRule> active;
  private final LocalDate today;
  private final SuppressionReports reports;
  private final List<Acceptance> acceptances = new ArrayList<>();

  /** One rule that a comment suppresses. */
  private record Acceptance(InlineSuppression comment, Span id, RuleId rule) {
    boolean accepts(Finding finding) {
      return finding.rule().equals(rule) && comment.covers(finding);
    }
  }

  InlineSuppressions(
      Policy policy,
      Catalog catalog,
      Map<RuleId, ActiveRule> active,
      LocalDate today,
      SuppressionReports reports) {
    this.policy = policy;
    this.active = active;
    this.today = today;
    this.reports = reports;
    catalog.entries().forEach(entry -> known.put(entry.id().toString(), entry.meta()));
  }

  List<Finding> apply(List<Finding> findings, List<CommentedText> texts) {
    for (CommentedText text : texts) {
      for (InlineSuppression suppression : SuppressionFinder.find(text)) {
        if (isValid(suppression)) {
          suppression.ids().forEach(id -> addRule(suppression, id));
        }
      }
    }
    if (acceptances.isEmpty()) {
      return findings;
    }
    List<Finding> judged = findings.stream().map(this::judged).toList();
    acceptances.stream()
        .filter(acceptance -> findings.stream().noneMatch(acceptance::accepts))
        .filter(this::couldBeUsed)
        .forEach(a ->
            reports.add(
                UNUSED,
                a.id(),
                "suppression of '" + a.rule() + "' accepts nothing",
                SuppressionRemoval.of(a.comment().place(), a.comment().ids(), a.id())));
    return judged;
  }

  private Finding judged(Finding finding) {
    Optional<Acceptance> accepted =
        acceptances.stream().filter(acceptance -> acceptance.accepts(finding)).findFirst();
    return accepted.map(a -> finding.suppressedFor(a.comment().reason())).orElse(finding);
  }

  /** A rule that did not look at the file may have something to say in the next run. */
  private boolean couldBeUsed(Acceptance acceptance) {
    String path = acceptance.id().source().path();
    return active.containsKey(acceptance.rule()) && policy.covers(acceptance.rule(), path);
  }

  private boolean isValid(InlineSuppression suppression) {
    if (suppression.ids().isEmpty()) {
      reports.add(
          INVALID,
          suppression.place(),
          "suppression names no rule; write it as 'lintel: ignore[rule-id] reason'");
      return false;
    }
    if (suppression.reason().isEmpty()) {
      reports.add(UNEXPLAINED, suppression.place(), "suppression gives no reason");
      return false;
    }
    return suppression.until().map(this::isInTime).orElse(true);
  }

  private boolean isInTime(Span until) {
    try {
      LocalDate last = LocalDate.parse(until.text());
      if (today.isAfter(last)) {
        reports.add(EXPIRED, until, "suppression expired on " + last);
        return false;
      }
      return true;
    } catch (DateTimeParseException e) {
      reports.add(
          INVALID, until, "'" + until.text() + "' is no date; write it as 'until=2027-03-01'");
      return false;
    }
  }

  private void addRule(InlineSuppression suppression, Span id) {
    RuleMeta rule = known.get(id.text());
    if (rule == null) {
      reports.add(
          INVALID,
          id,
          "there is no rule '" + id.text() + "'" + Spelling.hint(id.text(), known.keySet()));
    } else if (rule.isProtected()) {
      reports.add(
          INVALID, id, "rule '" + id.text() + "' is protected; accept its findings in lintel.yml");
    } else {
      acceptances.add(new Acceptance(suppression, id, rule.id()));
    }
  }
}
