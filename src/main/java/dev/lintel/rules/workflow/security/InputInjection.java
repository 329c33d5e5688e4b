package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Reason;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.FreeTextContexts.Author;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlStream;

/**
 * Finds inputs, and texts of people with write access, that are pasted into a script. Rationale and
 * examples: rules/workflow/input-injection.md.
 */
public final class InputInjection implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    Definition.of(stream)
        .ifPresent(definition ->
            PastedTexts.of(definition, author -> author != Author.ANYONE)
                .forEach(pasted -> report(pasted, sink)));
  }

  private static void report(PastedTexts.Pasted pasted, FindingSink sink) {
    switch (pasted.found().author()) {
      case WRITERS ->
          pasted
              .report(
                  sink,
                  "'%s' becomes part of the script, and anyone with write access may write it")
              .lowered(Reason.WRITE_ACCESS);
      case CALLERS ->
          pasted.report(sink, "'%s' becomes part of the script, whatever text a caller passes on");
      case ANYONE -> {}
    }
  }
}
