package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;

/**
 * Finds container images without a version. Rationale and examples:
 * rules/workflow/unpinned-image.md.
 */
public final class UnpinnedImage implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    NamedImage.in(definition).stream()
        .filter(image -> image.pin() == NamedImage.Pin.NONE)
        .forEach(image ->
            image.report(sink, "'%s' is whatever was pushed last".formatted(image.name())));
  }
}
