package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.model.Artifact;
import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fixes applied in memory, and what is wrong afterwards. They hold if each edited file parses as
 * well as before, what they fix is found no more, and no other finding of at least medium severity
 * came up that was not there before.
 */
final class FixTrial {
  private final FixState before;
  private final List<ChosenFix> fixes;
  private final Map<SourceText, EditedText> edited;
  private final FixState after;
  private final Map<ChosenFix, String> persisting = new LinkedHashMap<>();
  private final Map<String, String> damage = new LinkedHashMap<>();

  /** Where a rule finds something, in a text of the later state. */
  private record Spot(RuleId rule, SourceText text, int start) {}

  private FixTrial(FixState before, List<ChosenFix> fixes) {
    this.before = before;
    this.fixes = fixes;
    this.edited = FixState.edited(fixes);
    Map<SourceText, SourceText> replaced = new LinkedHashMap<>();
    edited.forEach((from, to) -> replaced.put(from, to.result()));
    this.after = before.with(replaced);
  }

  static FixTrial of(FixState before, List<ChosenFix> fixes) {
    FixTrial trial = new FixTrial(before, fixes);
    trial.compareTrees();
    trial.compareNotifications();
    trial.compareFindings();
    return trial;
  }

  FixState after() {
    return after;
  }

  List<ChosenFix> fixes() {
    return fixes;
  }

  boolean holds() {
    return persisting.isEmpty() && damage.isEmpty();
  }

  /** Gives the fixes whose finding is still there. */
  Set<ChosenFix> persisting() {
    return persisting.keySet();
  }

  /** Gives the paths of the files in which something is wrong that was not before. */
  Set<String> damagedPaths() {
    return damage.keySet();
  }

  /** Gives why the fixes do not hold, in words that complete "after it". */
  String reason() {
    return !persisting.isEmpty()
        ? persisting.values().iterator().next()
        : damage.values().iterator().next();
  }

  /** Gives where a place in a text of the earlier state went. */
  int start(SourceText text, int offset) {
    EditedText own = edited.get(text);
    return own == null ? offset : own.start(offset);
  }

  /** Gives the text that came of one of the earlier state. */
  SourceText text(SourceText text) {
    EditedText own = edited.get(text);
    return own == null ? text : own.result();
  }

  private void compareTrees() {
    for (SourceText old : edited.keySet()) {
      Artifact was = before.artifact(old).orElseThrow();
      Optional<Artifact> now = after.artifact(text(old));
      if (now.isEmpty() || now.get().kind() != was.kind()) {
        damage.put(old.path(), "the file is not what it was");
        continue;
      }
      List<String> known = new ArrayList<>(messages(was));
      for (String message : messages(now.get())) {
        if (!known.remove(message)) {
          damage.put(old.path(), "the file does not parse: " + message);
        }
      }
    }
  }

  private static List<String> messages(Artifact artifact) {
    return artifact.problems().stream().map(SyntaxProblem::message).toList();
  }

  private void compareNotifications() {
    Set<Notification> known = new HashSet<>(before.result().run().notifications());
    for (Notification notification : after.result().run().notifications()) {
      if (!known.contains(notification)) {
        damage.put(notification.path().orElse(""), notification.message());
      }
    }
  }

  private void compareFindings() {
    Set<Finding> fixed = new HashSet<>();
    fixes.forEach(fix -> fixed.add(fix.finding()));
    Map<Spot, Integer> left = new HashMap<>();
    Map<Spot, String> now = new HashMap<>();
    for (Finding finding : after.findings()) {
      if (finding.suppressed().isEmpty()) {
        Spot spot = new Spot(finding.rule(), finding.place().source(), finding.place().start());
        left.merge(spot, 1, Integer::sum);
        now.put(spot, finding.message());
      }
    }
    for (Finding finding : before.findings()) {
      if (finding.suppressed().isEmpty() && !fixed.contains(finding)) {
        left.merge(spot(finding), -1, Integer::sum);
      }
    }
    for (ChosenFix fix : fixes) {
      Spot spot = spot(fix.finding());
      if (left.getOrDefault(spot, 0) > 0) {
        left.merge(spot, -1, Integer::sum);
        persisting.put(fix, "it is still found that " + now.get(spot));
      }
    }
    for (Finding finding : after.findings()) {
      Spot spot = new Spot(finding.rule(), finding.place().source(), finding.place().start());
      if (finding.suppressed().isEmpty()
          && finding.severity().isAtLeast(Severity.MEDIUM)
          && left.getOrDefault(spot, 0) > 0) {
        damage.putIfAbsent(
            finding.path(), finding.rule() + " finds that " + finding.message());
      }
    }
  }

  private Spot spot(Finding finding) {
    SourceText text = finding.place().source();
    return new Spot(finding.rule(), text(text), start(text, finding.place().start()));
  }
}
