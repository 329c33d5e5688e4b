package dev.lintel.rule;

import dev.lintel.model.workflow.ActionDefinition;

/** A rule that reads one action.yml. */
public non-sealed interface ActionRule extends Rule {
  void check(ActionDefinition action, FindingSink sink);
}
