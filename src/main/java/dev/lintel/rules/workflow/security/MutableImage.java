package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;

/**
 * Finds container images by a tag that can be moved. Rationale and examples:
 * rules/workflow/mutable-image.md.
 */
public final class MutableImage implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    NamedImage.in(definition).stream()
        .filter(image -> image.pin() == NamedImage.Pin.TAG)
        .forEach(image ->
            image.report(
                sink,
                "'%s' is whatever its tag points to on the day; no digest fixes it"
                    .formatted(image.name())));
  }
}
