package dev.lintel.policy;

import static dev.lintel.policy.SuppressionReports.EXPIRED;
import static dev.lintel.policy.SuppressionReports.INVALID;
import static dev.lintel.policy.SuppressionReports.UNEXPLAINED;
import static dev.lintel.policy.SuppressionReports.UNUSED;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.RuleId;
import dev.lintel.policy.comment.CommentedText;
import dev.lintel.policy.comment.InlineSuppression;
import dev.lintel.policy.comment.Suppressions;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies the suppressions in comments. One that is wrong in any way accepts nothing. */
final class InlineSuppressions {
  /** Longer ids are cut in messages, and nobody meant a rule by them. */
  private static final int MAX_SHOWN = 80;

  /** After as many unknown ids the next ones get no hint: each costs a look at every rule. */
  private static final int MAX_HINTS = 200;

  private final Policy policy;
  private final Map<String, RuleMeta> known = new HashMap<>();
  private final Map<RuleId, ActiveRule> active;
  private final LocalDate today;
  private final SuppressionReports reports;
  private final Map<Place, List<Acceptance>> acceptances = new LinkedHashMap<>();
  private final Map<String, String> hints = new HashMap<>();

  /** One rule in one text. */
  private record Place(SourceText source, RuleId rule) {
    static Place of(Finding finding) {
      return new Place(finding.place().source(), finding.rule());
    }
  }

  /** One rule that a comment suppresses. */
  private record Acceptance(Span id, InlineSuppression comment) {
    Span range() {
      return comment.range();
    }

    List<Fix> removal() {
      return SuppressionRemoval.of(comment.place(), comment.ids(), id);
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
      Suppressions suppressions = text.suppressions();
      suppressions.all().forEach(this::add);
      suppressions.faults().forEach(fault -> reports.add(INVALID, fault.place(), fault.message()));
    }
    if (acceptances.isEmpty()) {
      return findings;
    }
    reportUnused(findings);
    Map<Place, AcceptedRanges<Acceptance>> ranges = new HashMap<>();
    acceptances.forEach(
        (place, all) -> ranges.put(place, new AcceptedRanges<>(all, Acceptance::range)));
    return findings.stream().map(finding -> judged(finding, ranges)).toList();
  }

  private static Finding judged(Finding finding, Map<Place, AcceptedRanges<Acceptance>> ranges) {
    return Optional.ofNullable(ranges.get(Place.of(finding)))
        .flatMap(accepted -> accepted.at(finding.place().start()))
        .map(acceptance -> finding.suppressedFor(acceptance.comment().reason()))
        .orElse(finding);
  }

  private void reportUnused(List<Finding> findings) {
    Map<Place, List<Finding>> byPlace = new HashMap<>();
    for (Finding finding : findings) {
      byPlace.computeIfAbsent(Place.of(finding), place -> new ArrayList<>()).add(finding);
    }
    acceptances.forEach((place, all) -> {
      int[] starts =
          byPlace.getOrDefault(place, List.of()).stream()
              .mapToInt(finding -> finding.place().start())
              .sorted()
              .toArray();
      if (couldBeUsed(place)) {
        for (Acceptance acceptance : all) {
          if (!AcceptedRanges.holdsAny(acceptance.range(), starts)) {
            reports.add(
                UNUSED,
                acceptance.id(),
                "suppression of '" + place.rule() + "' accepts nothing",
                acceptance.removal());
          }
        }
      }
    });
  }

  /** A rule that did not look at the file may have something to say in the next run. */
  private boolean couldBeUsed(Place place) {
    ActiveRule rule = active.get(place.rule());
    return rule != null && policy.covers(rule, place.source().path());
  }

  private void add(InlineSuppression suppression) {
    if (suppression.ids().isEmpty()) {
      reports.add(
          INVALID,
          suppression.place(),
          "suppression names no rule; write it as " + suppression.scope().form());
      return;
    }
    Optional<LocalDate> expired = expired(suppression);
    List<Span> ids = suppression.ids().stream().filter(id -> isAcceptable(id, expired)).toList();
    if (!ids.isEmpty() && isInForce(suppression, expired)) {
      for (Span id : ids) {
        Place place = new Place(id.source(), known.get(id.text()).id());
        acceptances
            .computeIfAbsent(place, p -> new ArrayList<>())
            .add(new Acceptance(id, suppression));
      }
    }
  }

  /** Tells whether the rest of a suppression is as it must be. */
  private boolean isInForce(InlineSuppression suppression, Optional<LocalDate> expired) {
    if (suppression.reason().isEmpty()) {
      reports.add(UNEXPLAINED, suppression.place(), "suppression gives no reason");
      return false;
    }
    if (suppression.until().isPresent() && date(suppression.until().get()).isEmpty()) {
      Span until = suppression.until().get();
      reports.add(
          INVALID, until, "'" + shown(until) + "' is no date; write it as 'until=2027-03-01'");
      return false;
    }
    expired.ifPresent(
        last -> reports.add(EXPIRED, suppression.until().get(), "suppression expired on " + last));
    return expired.isEmpty();
  }

  private Optional<LocalDate> expired(InlineSuppression suppression) {
    return suppression.until().flatMap(InlineSuppressions::date).filter(today::isAfter);
  }

  private static Optional<LocalDate> date(Span until) {
    try {
      return Optional.of(LocalDate.parse(until.text()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Tells whether a comment may accept the findings of a rule; says why where it may not. */
  private boolean isAcceptable(Span id, Optional<LocalDate> expired) {
    RuleMeta rule = known.get(id.text());
    if (rule != null && !rule.isProtected()) {
      return true;
    }
    reports.add(INVALID, id, rule == null ? unknown(id) : isProtected(id, expired));
    return false;
  }

  private static String isProtected(Span id, Optional<LocalDate> expired) {
    String message = "rule '" + id.text() + "' is protected; accept its findings in lintel.yml";
    return message + expired.map(last -> " (this suppression expired on " + last + ")").orElse("");
  }

  private String unknown(Span id) {
    String text = id.text();
    if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
      return "a suppression in a file names each rule by its id; '"
          + shown(id)
          + "' is a pattern, which lintel.yml alone takes";
    }
    String hint = "";
    if (text.length() <= MAX_SHOWN && (hints.size() < MAX_HINTS || hints.containsKey(text))) {
      hint = hints.computeIfAbsent(text, t -> Spelling.hint(t, known.keySet()));
    }
    return "there is no rule '" + shown(id) + "'" + hint;
  }

  private static String shown(Span word) {
    return word.length() <= MAX_SHOWN ? word.text() : word.part(0, MAX_SHOWN).text() + "…";
  }
}
