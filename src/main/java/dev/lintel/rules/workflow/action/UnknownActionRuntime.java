package dev.lintel.rules.workflow.action;

import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.action.ActionProblem;
import dev.lintel.model.workflow.action.ActionProblems;
import dev.lintel.model.workflow.action.LocalAction;
import dev.lintel.rule.ActionRule;
import dev.lintel.rule.FindingSink;

/**
 * Finds actions that ask for what runners do not have. Rationale and examples:
 * rules/workflow/unknown-action-runtime.md.
 */
public final class UnknownActionRuntime implements ActionRule {
  @Override
  public void check(ActionDefinition action, FindingSink sink) {
    ActionProblems.of(new LocalAction(action)).stream()
        .filter(problem -> problem.kind() == ActionProblem.Kind.RUNTIME)
        .forEach(problem -> sink.report(problem.place(), problem.message()));
  }
}
