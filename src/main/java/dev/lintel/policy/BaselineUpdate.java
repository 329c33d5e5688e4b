package dev.lintel.policy;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Severity;
import dev.lintel.source.ReleaseTag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Changes a baseline after a run. What does not change keeps its line, byte for byte. */
public final class BaselineUpdate {
  private final BaselineMatch match;
  private final Deadlines deadlines;
  private final Optional<ReleaseTag> latest;
  private final List<BaselineEntry> settled = new ArrayList<>();
  private final List<BaselineEntry> moving = new ArrayList<>();

  /**
   * What came of a baseline.
   *
   * @param added new entries by severity
   * @param moved entries whose line is another now
   * @param dropped entries that are no more
   */
  public record Outcome(Baseline baseline, Map<Severity, Integer> added, int moved, int dropped) {
    public Outcome {
      added = Map.copyOf(added);
    }

    /** Gives the number of new entries. */
    public int addedCount() {
      return added.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private BaselineUpdate(BaselineMatch match, Deadlines deadlines, Optional<ReleaseTag> latest) {
    this.match = match;
    this.deadlines = deadlines;
    this.latest = latest;
  }

  /**
   * Adds the findings that count and are not known, and follows known ones to where they are now.
   *
   * @param latest the highest release tag that there is
   */
  public static Outcome extend(
      BaselineMatch match,
      List<Finding> findings,
      Deadlines deadlines,
      LocalDate today,
      Optional<ReleaseTag> latest) {
    return new BaselineUpdate(match, deadlines, latest).extend(findings, today);
  }

  private Outcome extend(List<Finding> findings, LocalDate today) {
    Map<Severity, Integer> added = new EnumMap<>(Severity.class);
    settled.addAll(match.gone());
    for (Finding finding : findings) {
      List<BaselineMatch.Known> known = match.known(finding);
      known.forEach(one -> follow(one, finding));
      if (known.isEmpty() && finding.suppressed().isEmpty()) {
        moving.add(entry(finding, today));
        added.merge(finding.severity(), 1, Integer::sum);
      }
    }
    int moved = moving.size() - added.values().stream().mapToInt(Integer::intValue).sum();
    return new Outcome(settled(), added, moved, 0);
  }

  private void follow(BaselineMatch.Known known, Finding finding) {
    BaselineEntry entry = known.entry();
    boolean lacksRelease =
        entry.release().isEmpty()
            && latest.isPresent()
            && deadlines.waitsForRelease(finding.severity());
    if (known.isMoved(finding) || lacksRelease) {
      moving.add(entry.movedTo(finding, known.print(), releaseFor(finding)));
    } else {
      settled.add(entry);
    }
  }

  private BaselineEntry entry(Finding finding, LocalDate today) {
    return new BaselineEntry(
        match.freshPrint(finding),
        finding.rule(),
        finding.severity(),
        finding.path(),
        1,
        today,
        releaseFor(finding),
        Optional.empty());
  }

  private Optional<ReleaseTag> releaseFor(Finding finding) {
    return deadlines.waitsForRelease(finding.severity()) ? latest : Optional.empty();
  }

  /** Gives each entry that is new in its place the next number that is free there. */
  private Baseline settled() {
    Map<String, Integer> last = new HashMap<>();
    settled.forEach(entry -> last.merge(place(entry), entry.copy(), Math::max));
    for (BaselineEntry entry : moving) {
      settled.add(entry.withCopy(last.merge(place(entry), 1, Integer::sum)));
    }
    return new Baseline(match.baseline().salts(), settled);
  }

  private static String place(BaselineEntry entry) {
    return entry.fingerprint().id() + entry.fingerprint().context() + entry.path();
  }

  /**
   * Drops the entries that no finding is left of, and what a merge of two baselines says twice.
   *
   * @param findings all that there are: of a part of them this would forget the rest
   */
  public static Outcome prune(BaselineMatch match, List<Finding> findings) {
    List<BaselineEntry> kept = new ArrayList<>();
    TreeSet<String> salts = new TreeSet<>();
    for (Finding finding : findings) {
      match.entryOf(finding).ifPresent(kept::add);
      match.known(finding).stream().limit(1).forEach(one -> salts.add(one.salt()));
    }
    Baseline baseline = match.baseline();
    Baseline pruned = new Baseline(salts.isEmpty() ? baseline.salts() : salts, kept);
    int dropped = baseline.entries().size() - pruned.entries().size();
    return new Outcome(pruned, Map.of(), 0, dropped);
  }
}
