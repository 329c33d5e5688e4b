package dev.lintel.rule;

import dev.lintel.model.workflow.type.TypeCheck;

/** A rule that reads what the types of the expressions of one workflow or action.yml tell. */
public non-sealed interface TypeRule extends Rule {
  void check(TypeCheck types, FindingSink sink);
}
