package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.FreeTextContexts.Author;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlStream;

/**
 * Finds text of strangers that is pasted into a script. Rationale and examples:
 * rules/workflow/template-injection.md.
 */
public final class TemplateInjection implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    Definition.of(stream)
        .ifPresent(definition ->
            PastedTexts.of(definition, author -> author == Author.ANYONE)
                .forEach(pasted ->
                    pasted.report(
                        sink, "'%s' becomes part of the script, and anyone may write it")));
  }
}
