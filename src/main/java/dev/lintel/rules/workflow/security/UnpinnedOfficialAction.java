package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlStream;

/**
 * Finds GitHub's own actions by a name that can be moved. Rationale and examples:
 * rules/workflow/unpinned-official-action.md.
 */
public final class UnpinnedOfficialAction implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    Definition.of(stream).ifPresent(definition -> MovableReferences.report(definition, true, sink));
  }
}
