package dev.lintel.rules.workflow.action;

import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.action.ActionProblem;
import dev.lintel.model.workflow.action.ActionProblems;
import dev.lintel.model.workflow.action.LocalAction;
import dev.lintel.rule.ActionRule;
import dev.lintel.rule.FindingSink;

/**
 * Finds keys that nothing reads in an action of its kind. Rationale and examples:
 * rules/workflow/foreign-action-key.md.
 */
public final class ForeignActionKey implements ActionRule {
  @Override
  public void check(ActionDefinition action, FindingSink sink) {
    ActionProblems.of(new LocalAction(action)).stream()
        .filter(problem -> problem.kind() == ActionProblem.Kind.FOREIGN_KEY)
        .forEach(problem -> sink.report(problem.place(), problem.message()));
  }
}
