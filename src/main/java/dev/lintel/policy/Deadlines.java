package dev.lintel.policy;

import dev.lintel.finding.Severity;
import dev.lintel.source.ReleaseTag;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * When a finding that a baseline knows counts again, by the severity that it has now.
 *
 * @param bySeverity a severity that is missing has its deadline of {@link #DEFAULT}
 */
public record Deadlines(Map<Severity, Deadline> bySeverity) {
  /** What holds where lintel.yml says nothing: a critical finding is known, and counts. */
  public static final Deadlines DEFAULT =
      new Deadlines(
          Map.of(
              Severity.CRITICAL, new Deadline.Days(0),
              Severity.HIGH, new Deadline.Days(7),
              Severity.MEDIUM, new Deadline.Days(30),
              Severity.LOW, new Deadline.NextRelease(),
              Severity.INFO, new Deadline.Never()));

  public Deadlines {
    bySeverity = Map.copyOf(bySeverity);
  }

  /** Gives these deadlines where they have one, and the default's elsewhere. */
  static Deadlines withDefaults(Map<Severity, Deadline> set) {
    Map<Severity, Deadline> all = new EnumMap<>(DEFAULT.bySeverity);
    all.putAll(set);
    return new Deadlines(all);
  }

  Deadline of(Severity severity) {
    return bySeverity.get(severity);
  }

  /** Tells whether an entry needs the release that it was seen after. */
  boolean waitsForRelease(Severity severity) {
    return of(severity) instanceof Deadline.NextRelease;
  }

  /**
   * Tells why the finding of an entry counts again; empty where it is in time. What no tag tells
   * stays in time.
   */
  Optional<String> overdue(
      BaselineEntry entry, Severity severity, LocalDate today, Optional<ReleaseTag> latest) {
    if (entry.verdict().equals(Optional.of(Verdict.FALSE))) {
      return Optional.empty();
    }
    return switch (of(severity)) {
      case Deadline.Never _ -> Optional.empty();
      case Deadline.Days(int count) ->
          today.isBefore(entry.firstSeen().plusDays(count))
              ? Optional.empty()
              : Optional.of(over(severity, count));
      case Deadline.NextRelease _ ->
          entry
              .release()
              .flatMap(seen -> latest.filter(now -> now.isAfter(seen)))
              .map(now -> "release " + now + " has been made since");
    };
  }

  private static String over(Severity severity, int days) {
    return switch (days) {
      case 0 -> "a baseline puts off no " + severity.id() + " finding";
      case 1 -> "its day is over";
      default -> "its " + days + " days are over";
    };
  }
}
