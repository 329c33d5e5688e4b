package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fixes files in memory, round by round, until nothing is left to fix.
 *
 * <p>A round chooses fixes that do not meet, applies them all and looks at what came of it ({@link
 * FixTrial}). Where that does not hold, the fixes are tried in parts until those to blame are
 * found; these are left out and named, and the others stand.
 */
final class FixRounds {
  private static final int MOST_ROUNDS = 10;

  /** Tries with parts of the fixes in one run; a rule whose every fix fails must not take hours. */
  private static final int MOST_TRIALS = 64;

  private final boolean withUnsafe;
  private final Admission admission;
  private final List<Notification> notifications = new ArrayList<>();
  private final Map<SourceText, Progress> progress = new LinkedHashMap<>();
  private FixState state;
  private Set<Refused> refused = new HashSet<>();
  private int trials;

  /** A finding whose fix was left out, in a text of the current state. */
  private record Refused(RuleId rule, SourceText text, int start) {}

  /** Says whether a fix may be applied, for reasons that lie in the files that it edits. */
  @FunctionalInterface
  interface Admission {
    boolean admits(ChosenFix fix, FixState state);
  }

  /**
   * What became of one file so far.
   *
   * @param before its text as it was read
   * @param fixes in the order of their work
   */
  record Progress(SourceText before, List<ChosenFix> fixes) {}

  FixRounds(FixState state, boolean withUnsafe, Admission admission) {
    this.state = state;
    this.withUnsafe = withUnsafe;
    this.admission = admission;
  }

  void run() {
    List<ChosenFix> chosen = choose();
    for (int round = 0; round < MOST_ROUNDS && !chosen.isEmpty(); round++) {
      tried(chosen).ifPresent(this::accept);
      chosen = choose();
    }
    if (!chosen.isEmpty()) {
      notifications.add(
          Notification.warning(
              "fixes still follow from fixes after %d rounds; run this again for the rest"
                  .formatted(MOST_ROUNDS)));
    }
  }

  /** Gives the files in memory as the fixes left them. */
  FixState state() {
    return state;
  }

  /** Gives what was left out. */
  List<Notification> notifications() {
    return notifications;
  }

  /** Gives what became of the files that changed, by the texts that stand for them now. */
  Map<SourceText, Progress> progress() {
    return progress;
  }

  private List<ChosenFix> choose() {
    return FixChooser.choose(
        state.findings(),
        withUnsafe,
        fix -> !refused.contains(refusal(fix.finding())) && admission.admits(fix, state));
  }

  private static Refused refusal(Finding finding) {
    return new Refused(finding.rule(), finding.place().source(), finding.place().start());
  }

  /** Gives the trial of as many of the fixes as hold together; empty where none does. */
  private Optional<FixTrial> tried(List<ChosenFix> fixes) {
    if (fixes.isEmpty()) {
      return Optional.empty();
    }
    FixTrial trial = FixTrial.of(state, fixes);
    if (trial.holds()) {
      return Optional.of(trial);
    }
    trials++;
    if (fixes.size() == 1) {
      refuse(fixes.getFirst(), "after it " + trial.reason());
      return Optional.empty();
    }
    if (trials > MOST_TRIALS) {
      fixes.forEach(fix -> refuse(fix, "it was not tried, for too many others failed"));
      return Optional.empty();
    }
    return triedInParts(trial, fixes);
  }

  private Optional<FixTrial> triedInParts(FixTrial trial, List<ChosenFix> fixes) {
    List<ChosenFix> good = new ArrayList<>();
    List<ChosenFix> doubtful = new ArrayList<>();
    for (ChosenFix fix : fixes) {
      (trial.blamed().contains(fix) ? doubtful : good).add(fix);
    }
    if (good.isEmpty() || doubtful.isEmpty()) {
      good = fixes.subList(0, fixes.size() / 2);
      doubtful = fixes.subList(fixes.size() / 2, fixes.size());
    }
    Optional<FixTrial> first = tried(good);
    Optional<FixTrial> second = tried(doubtful);
    if (first.isEmpty() || second.isEmpty()) {
      return first.isPresent() ? first : second;
    }
    List<ChosenFix> both = new ArrayList<>(first.get().fixes());
    both.addAll(second.get().fixes());
    FixTrial together = FixTrial.of(state, both);
    // Those that hold alone but not beside the others have their turn in the next round.
    return together.holds() ? Optional.of(together) : first;
  }

  private void refuse(ChosenFix fix, String why) {
    Finding finding = fix.finding();
    refused.add(refusal(finding));
    notifications.add(
        new Notification(
            Notification.Kind.WARNING,
            Optional.of(finding.path()),
            Optional.of(finding.rule()),
            "the fix '%s' for line %d was left out: %s"
                .formatted(fix.fix().title(), finding.start().line(), why)));
  }

  private void accept(FixTrial trial) {
    Map<SourceText, Progress> now = new LinkedHashMap<>();
    progress.forEach((text, known) -> now.put(trial.text(text), known));
    for (ChosenFix fix : trial.fixes()) {
      for (SourceText text : fix.texts()) {
        now.computeIfAbsent(trial.text(text), t -> new Progress(text, new ArrayList<>()))
            .fixes()
            .add(fix);
      }
    }
    progress.clear();
    progress.putAll(now);
    Set<Refused> moved = new HashSet<>();
    refused.forEach(r ->
        moved.add(new Refused(r.rule(), trial.text(r.text()), trial.start(r.text(), r.start()))));
    refused = moved;
    state = trial.after();
  }
}
