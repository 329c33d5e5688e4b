package dev.lintel.rule;

import dev.lintel.model.workflow.flow.Definition;

/** A rule that reads one workflow or action.yml, for what is asked of both. */
public non-sealed interface DefinitionRule extends Rule {
  void check(Definition definition, FindingSink sink);
}
