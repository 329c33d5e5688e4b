package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlStream;

/**
 * Finds code of others by a name that can be moved. Rationale and examples:
 * rules/workflow/unpinned-action.md.
 */
public final class UnpinnedAction implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    Definition.of(stream).ifPresent(definition -> MovableReferences.report(definition, sink));
  }
}
