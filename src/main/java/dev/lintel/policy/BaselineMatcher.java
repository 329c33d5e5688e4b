package dev.lintel.policy;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fingerprint;
import dev.lintel.finding.Fingerprinter;
import dev.lintel.finding.RuleId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds the entry of each finding. Of equal findings there may be as many as there are entries: one
 * more is new. So the matching goes from what agrees in everything to what agrees in little, and
 * the one that is left over is the one that was added. Under each salt it is done anew: an entry of
 * another salt knows the same finding, not a further one.
 */
public final class BaselineMatcher {
  private final Baseline baseline;
  private final Predicate<String> isOutOfSight;
  private final Map<String, Boolean> outOfSight = new HashMap<>();

  /** What an entry and a finding may agree in, the surest first. */
  private enum Agreement {
    /** Nothing has changed but lines. */
    PLACE(false),
    /** The text on one side of it has changed. */
    BEFORE(false),
    BEHIND(false),
    /** The text around it has changed. */
    FILE(false),
    /** Its file has moved. */
    CONTEXT(true),
    /** It has moved to another text. */
    TEXT(true),
    /** The message is worded differently, by a new Lintel or by what it quotes of elsewhere. */
    REWORDED(false),
    REWORDED_ELSEWHERE(true);

    private final boolean isMove;

    Agreement(boolean isMove) {
      this.isMove = isMove;
    }

    String key(Fingerprint print, RuleId rule, String path) {
      return switch (this) {
        case PLACE -> print.id() + print.context() + path;
        case BEFORE -> print.id() + print.before() + path;
        case BEHIND -> print.id() + print.behind() + path;
        case FILE -> print.id() + path;
        case CONTEXT -> print.id() + print.context();
        case TEXT -> print.id();
        case REWORDED -> print.context() + rule + " " + path;
        case REWORDED_ELSEWHERE -> print.context() + rule;
      };
    }
  }

  private record Candidate(Finding finding, Fingerprint print) {}

  /**
   * @param isOutOfSight tells of a path whether its file is there but was not checked: a finding
   *     elsewhere is then a copy of the one in it, and not the same one moved
   */
  public BaselineMatcher(Baseline baseline, Predicate<String> isOutOfSight) {
    this.baseline = baseline;
    this.isOutOfSight = isOutOfSight;
  }

  /** Matches findings, those that count before those that are suppressed. */
  public BaselineMatch match(List<Finding> findings) {
    List<Finding> ordered = new ArrayList<>(findings.size());
    findings.stream().filter(f -> f.suppressed().isEmpty()).forEach(ordered::add);
    findings.stream().filter(f -> f.suppressed().isPresent()).forEach(ordered::add);
    BaselineMatch match = new BaselineMatch(baseline);
    for (String salt : baseline.salts()) {
      Fingerprinter fingerprinter = Fingerprinter.of(salt);
      List<Candidate> open = new ArrayList<>(ordered.size());
      ordered.forEach(finding -> open.add(new Candidate(finding, fingerprinter.of(finding))));
      for (Agreement agreement : Agreement.values()) {
        Map<String, Deque<BaselineEntry>> entries = byKey(match.gone(), agreement);
        open.removeIf(candidate -> isTaken(candidate, agreement, entries, match, salt));
      }
      if (salt.equals(baseline.salt())) {
        open.forEach(candidate -> match.addFresh(candidate.finding(), candidate.print()));
      }
    }
    return match;
  }

  /** Gives the candidate an entry that it agrees with, if one is left. */
  private static boolean isTaken(
      Candidate candidate,
      Agreement agreement,
      Map<String, Deque<BaselineEntry>> entries,
      BaselineMatch match,
      String salt) {
    Finding finding = candidate.finding();
    Deque<BaselineEntry> found =
        entries.get(agreement.key(candidate.print(), finding.rule(), finding.path()));
    if (found == null || found.isEmpty()) {
      return false;
    }
    match.add(finding, found.removeFirst(), candidate.print(), salt);
    return true;
  }

  private Map<String, Deque<BaselineEntry>> byKey(
      List<BaselineEntry> entries, Agreement agreement) {
    Map<String, Deque<BaselineEntry>> byKey = HashMap.newHashMap(entries.size());
    for (BaselineEntry entry : entries) {
      if (!agreement.isMove || !isOutOfSight(entry.path())) {
        byKey
            .computeIfAbsent(
                agreement.key(entry.fingerprint(), entry.rule(), entry.path()),
                key -> new ArrayDeque<>(1))
            .add(entry);
      }
    }
    return byKey;
  }

  private boolean isOutOfSight(String path) {
    return outOfSight.computeIfAbsent(path, isOutOfSight::test);
  }
}
