package dev.lintel.rules.workflow.action;

import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.action.ActionProblem;
import dev.lintel.model.workflow.action.ActionProblems;
import dev.lintel.model.workflow.action.LocalAction;
import dev.lintel.rule.ActionRule;
import dev.lintel.rule.FindingSink;

/**
 * Finds inputs that are deprecated without a word. Rationale and examples:
 * rules/workflow/empty-deprecation.md.
 */
public final class EmptyDeprecation implements ActionRule {
  @Override
  public void check(ActionDefinition action, FindingSink sink) {
    ActionProblems.of(new LocalAction(action)).stream()
        .filter(problem -> problem.kind() == ActionProblem.Kind.EMPTY_DEPRECATION)
        .forEach(problem -> sink.report(problem.place(), problem.message()));
  }
}
