package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;

/**
 * Finds GitHub's own actions by tags, in files that name none of them by a commit. Rationale and
 * examples: rules/workflow/unpinned-official-action.md.
 */
public final class UnpinnedOfficialAction implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    MovableReferences references = MovableReferences.of(definition, sink);
    if (!references.officialTags().isEmpty() && !references.pinsOfficial()) {
      UnpinnedAction.reportTags(references.officialTags(), sink);
    }
  }
}
