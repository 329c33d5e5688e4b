package dev.lintel.rules.workflow.action;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.action.LocalAction;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Finds actions that run a file which is not beside them. Rationale and examples:
 * rules/workflow/missing-action-file.md.
 */
public final class MissingActionFile implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    if (project.repositoryCode().isExcerpt()) {
      return;
    }
    for (ActionDefinition definition : project.actions()) {
      new LocalAction(definition)
          .fileProblems(project.repositoryCode()::exists)
          .forEach(problem -> sink.report(problem.place(), problem.message()));
    }
  }
}
