package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds automated syncs that lack what all others beside them have. Rationale and examples:
 * rules/gitops/uneven-sync-policy.md.
 */
public final class UnevenSyncPolicy implements ProjectRule {
  private static final int LEAST_SIBLINGS = 2;

  @Override
  public void check(Project project, FindingSink sink) {
    Map<String, List<AutomatedSync>> byDirectory = new LinkedHashMap<>();
    for (AutomatedSync sync : AutomatedSync.allOf(project.gitOps())) {
      String directory = sync.application().told().directory();
      byDirectory.computeIfAbsent(directory, d -> new ArrayList<>()).add(sync);
    }
    Once once = new Once(sink);
    for (List<AutomatedSync> siblings : byDirectory.values()) {
      for (AutomatedSync.Part part : AutomatedSync.Part.values()) {
        compare(siblings, part, once);
      }
    }
  }

  private static void compare(List<AutomatedSync> siblings, AutomatedSync.Part part, Once once) {
    List<AutomatedSync> with = siblings.stream().filter(sync -> sync.has(part)).toList();
    List<AutomatedSync> without = siblings.stream().filter(sync -> !sync.has(part)).toList();
    if (without.size() == 1
        && distinct(with) >= LEAST_SIBLINGS
        && !without.getFirst().isOff(part)) {
      AutomatedSync one = without.getFirst();
      once.report(
              one.place(),
              "%s lacks what the others beside it have: %s".formatted(one.title(), part.loss()))
          .ifPresent(report -> report.related(with.getFirst().place(), "has it"));
    }
  }

  private static long distinct(List<AutomatedSync> syncs) {
    return syncs.stream().map(AutomatedSync::title).distinct().count();
  }
}
