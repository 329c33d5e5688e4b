package dev.lintel.policy;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fingerprint;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.source.ReleaseTag;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * One finding that a baseline knows.
 *
 * @param severity of the finding when the entry was written
 * @param path of the file that the finding was in last, relative to the root
 * @param copy 1, and more for findings that nothing else tells apart
 * @param firstSeen the day since which it is known, in UTC
 * @param release the highest release tag of that day; empty where none was known
 */
public record BaselineEntry(
    Fingerprint fingerprint,
    RuleId rule,
    Severity severity,
    String path,
    int copy,
    LocalDate firstSeen,
    Optional<ReleaseTag> release,
    Optional<Verdict> verdict) {
  /** The order of the file, in which an entry keeps its place as long as its finding stays. */
  static final Comparator<BaselineEntry> ORDER =
      Comparator.comparing((BaselineEntry entry) -> entry.fingerprint.id())
          .thenComparing(BaselineEntry::path)
          .thenComparing(entry -> entry.fingerprint.context())
          .thenComparingInt(BaselineEntry::copy);

  /** Tells whether both speak of one finding; the file has one entry for each. */
  public boolean isSame(BaselineEntry other) {
    return ORDER.compare(this, other) == 0;
  }

  public BaselineEntry withVerdict(Verdict judged) {
    return new BaselineEntry(
        fingerprint, rule, severity, path, copy, firstSeen, release, Optional.of(judged));
  }

  BaselineEntry withCopy(int number) {
    return new BaselineEntry(
        fingerprint, rule, severity, path, number, firstSeen, release, verdict);
  }

  /** Gives the entry as it is now that its finding stands elsewhere or is worded differently. */
  BaselineEntry movedTo(Finding finding, Fingerprint print, Optional<ReleaseTag> latest) {
    return new BaselineEntry(
        print,
        rule,
        finding.severity(),
        finding.path(),
        copy,
        firstSeen,
        release.or(() -> latest),
        verdict);
  }

  /**
   * Joins what two branches say of one finding: it is known since the earlier day, and a person who
   * found it right is believed before one who did not.
   */
  BaselineEntry joined(BaselineEntry other) {
    BaselineEntry earlier = other.firstSeen.isBefore(firstSeen) ? other : this;
    return new BaselineEntry(
        fingerprint,
        rule,
        earlier.severity,
        path,
        copy,
        earlier.firstSeen,
        least(release, other.release),
        least(verdict, other.verdict));
  }

  private static <T extends Comparable<? super T>> Optional<T> least(Optional<T> a, Optional<T> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.or(() -> b);
    }
    return a.get().compareTo(b.get()) <= 0 ? a : b;
  }
}
