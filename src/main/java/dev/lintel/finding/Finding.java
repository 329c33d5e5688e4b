package dev.lintel.finding;

import dev.lintel.source.Position;
import dev.lintel.source.Region;
import dev.lintel.source.Span;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One report of one rule at one place.
 *
 * @param place the span to edit, always in a real file
 * @param message one sentence without a period
 * @param tags the rule's tags
 * @param related other places, each in a real file
 * @param flow the steps that lead to the place, from the source on, each in a real file; empty
 *     where the finding is about one place
 * @param lowered why the severity is below the rule's, if it is
 * @param firstSeen the day since which the baseline knows it; empty where it does not
 * @param suppressed the reason given where the finding was accepted: in the file, in lintel.yml or
 *     by the baseline; empty if it counts
 */
public record Finding(
    RuleId rule,
    Severity severity,
    Gate gate,
    Span place,
    String message,
    Set<String> tags,
    List<Related> related,
    List<Related> flow,
    List<Fix> fixes,
    Optional<Reason> lowered,
    Optional<LocalDate> firstSeen,
    Optional<String> suppressed) {

  /**
   * By path, place, rule and message: the order of every report, whatever the order of work was.
   */
  public static final Comparator<Finding> ORDER = Finding::compare;

  public Finding {
    place = place.resolved();
    related = resolved(related);
    flow = resolved(flow);
    fixes = List.copyOf(fixes);
  }

  private static List<Related> resolved(List<Related> places) {
    return places.isEmpty()
        ? List.of()
        : places.stream().map(r -> new Related(r.span().resolved(), r.message())).toList();
  }

  /** Gives the file's path relative to the root. */
  public String path() {
    return place.source().path();
  }

  public Region region() {
    return place.region();
  }

  public Position start() {
    return region().start();
  }

  public Finding withSeverity(Severity other) {
    return new Finding(
        rule,
        other,
        gate,
        place,
        message,
        tags,
        related,
        flow,
        fixes,
        lowered,
        firstSeen,
        suppressed);
  }

  public Finding suppressedFor(String reason) {
    return with(firstSeen, Optional.of(reason));
  }

  /** Gives the finding as one that the baseline knows; whether it counts is another question. */
  public Finding seenSince(LocalDate day) {
    return with(Optional.of(day), suppressed);
  }

  private Finding with(Optional<LocalDate> seen, Optional<String> reason) {
    return new Finding(
        rule, severity, gate, place, message, tags, related, flow, fixes, lowered, seen, reason);
  }

  /** Spelled out: the AOT cache does not keep comparators that are chained from lambdas. */
  private static int compare(Finding a, Finding b) {
    int order = a.path().compareTo(b.path());
    if (order == 0) {
      order = Integer.compare(a.place.start(), b.place.start());
    }
    if (order == 0) {
      order = Integer.compare(a.place.end(), b.place.end());
    }
    if (order == 0) {
      order = a.rule.compareTo(b.rule);
    }
    return order == 0 ? a.message.compareTo(b.message) : order;
  }
}
