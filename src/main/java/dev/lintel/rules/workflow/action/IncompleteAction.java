package dev.lintel.rules.workflow.action;

import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.action.ActionProblem;
import dev.lintel.model.workflow.action.ActionProblems;
import dev.lintel.model.workflow.action.LocalAction;
import dev.lintel.rule.ActionRule;
import dev.lintel.rule.FindingSink;

/**
 * Finds keys of actions that do nothing, for lack of another. Rationale and examples:
 * rules/workflow/incomplete-action.md.
 */
public final class IncompleteAction implements ActionRule {
  @Override
  public void check(ActionDefinition action, FindingSink sink) {
    ActionProblems.of(new LocalAction(action)).stream()
        .filter(problem -> problem.kind() == ActionProblem.Kind.INCOMPLETE)
        .forEach(problem -> sink.report(problem.place(), problem.message()));
  }
}
