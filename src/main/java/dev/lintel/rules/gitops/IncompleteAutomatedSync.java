package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Finds automated syncs that leave a part of the drift. Rationale and examples:
 * rules/gitops/incomplete-automated-sync.md.
 */
public final class IncompleteAutomatedSync implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    Once once = new Once(sink);
    for (AutomatedSync sync : AutomatedSync.allOf(project.gitOps())) {
      for (AutomatedSync.Part part : AutomatedSync.Part.values()) {
        if (!sync.has(part)) {
          once.report(
              sync.place(), "%s syncs on its own, but %s".formatted(sync.title(), part.loss()));
        }
      }
    }
  }
}
