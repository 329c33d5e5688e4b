package dev.lintel.finding;

import dev.lintel.source.Position;
import dev.lintel.source.Region;
import dev.lintel.source.Span;
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
 * @param lowered why the severity is below the rule's, if it is
 * @param suppressed the reason given where the finding was accepted in the file or in lintel.yml;
 *     empty if it counts
 */
public record Finding(
    RuleId rule,
    Severity severity,
    Gate gate,
    Span place,
    String message,
    Set<String> tags,
    List<Related> related,
    List<Fix> fixes,
    Optional<Reason> lowered,
    Optional<String> suppressed) {

  /**
   * By path, place, rule and message: the order of every report, whatever the order of work was.
   */
  public static final Comparator<Finding> ORDER = Finding::compare;

  public Finding {
    place = place.resolved();
    related = related.stream().map(r -> new Related(r.span().resolved(), r.message())).toList();
    fixes = List.copyOf(fixes);
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
        rule, other, gate, place, message, tags, related, fixes, lowered, suppressed);
  }

  public Finding suppressedFor(String reason) {
    return new Finding(
        rule, severity, gate, place, message, tags, related, fixes, lowered, Optional.of(reason));
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
