package dev.lintel.engine;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.model.Artifact;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
  private final Map<SourceText, TreeMap<Integer, ChosenFix>> places = new HashMap<>();
  private final Set<ChosenFix> blamed = new LinkedHashSet<>();
  private final List<String> damage = new ArrayList<>();

  /** Where a rule finds something, in a text of the later state. */
  private record Spot(RuleId rule, SourceText text, int start) {
    static Spot of(Finding later) {
      return new Spot(later.rule(), later.place().source(), later.place().start());
    }
  }

  private FixTrial(FixState before, List<ChosenFix> fixes) {
    this.before = before;
    this.fixes = fixes;
    this.edited = FixState.edited(fixes);
    Map<SourceText, SourceText> replaced = new LinkedHashMap<>();
    edited.forEach((from, to) -> replaced.put(from, to.result()));
    this.after = before.with(replaced);
    for (ChosenFix fix : fixes) {
      for (Edit edit : fix.edits()) {
        SourceText text = edit.span().source();
        places
            .computeIfAbsent(text(text), t -> new TreeMap<>())
            .put(start(text, edit.span().start()), fix);
      }
    }
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
    return damage.isEmpty();
  }

  /**
   * Gives the fixes to suspect: those whose finding is still there, and those nearest to what is
   * wrong. Empty where nothing points to any of them.
   */
  Set<ChosenFix> blamed() {
    return blamed;
  }

  /** Gives the first reason why the fixes do not hold, in words that complete "after it". */
  String reason() {
    return damage.getFirst();
  }

  /** Blames the fixes that edit inside the place, else the one before it, else the one behind. */
  private void blame(Span place, String reason) {
    damage.add(reason);
    TreeMap<Integer, ChosenFix> near = places.get(place.source());
    if (near == null) {
      return;
    }
    Collection<ChosenFix> inside = near.subMap(place.start(), true, place.end(), true).values();
    Map.Entry<Integer, ChosenFix> before = near.lowerEntry(place.start());
    if (!inside.isEmpty()) {
      blamed.addAll(inside);
    } else {
      blamed.add((before == null ? near.firstEntry() : before).getValue());
    }
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
        blame(text(old).all(), "the file is not what it was");
        continue;
      }
      Map<String, Integer> known = new HashMap<>();
      was.problems().forEach(problem -> known.merge(problem.message(), 1, Integer::sum));
      for (SyntaxProblem problem : now.get().problems()) {
        if (known.merge(problem.message(), -1, Integer::sum) < 0) {
          blame(problem.span(), "the file does not parse: " + problem.message());
        }
      }
    }
  }

  private void compareNotifications() {
    Set<Notification> known = new HashSet<>(before.result().run().notifications());
    for (Notification notification : after.result().run().notifications()) {
      if (!known.contains(notification)) {
        damage.add(notification.message());
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
        Spot spot = Spot.of(finding);
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
        blamed.add(fix);
        damage.add("it is still found that " + now.get(spot));
      }
    }
    for (Finding finding : after.findings()) {
      Spot spot = Spot.of(finding);
      if (finding.suppressed().isEmpty()
          && finding.severity().isAtLeast(Severity.MEDIUM)
          && left.getOrDefault(spot, 0) > 0) {
        blame(finding.place(), finding.rule() + " finds that " + finding.message());
      }
    }
  }

  private Spot spot(Finding finding) {
    SourceText text = finding.place().source();
    return new Spot(finding.rule(), text(text), start(text, finding.place().start()));
  }
}
