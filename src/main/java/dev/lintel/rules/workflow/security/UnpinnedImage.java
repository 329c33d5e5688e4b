package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlStream;

/**
 * Finds container images without a version. Rationale and examples:
 * rules/workflow/unpinned-image.md.
 */
public final class UnpinnedImage implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    Definition.of(stream)
        .ifPresent(definition ->
            NamedImage.in(definition).stream()
                .filter(image -> image.pin() == NamedImage.Pin.NONE)
                .forEach(image ->
                    image.report(
                        sink, "'%s' is whatever was pushed last".formatted(image.name()))));
  }
}
