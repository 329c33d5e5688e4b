package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Reason;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;

/**
 * Finds text of others that is pasted into a script. Rationale and examples:
 * rules/workflow/template-injection.md.
 */
public final class TemplateInjection implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    PastedTexts.of(definition).forEach(pasted -> report(pasted, sink));
  }

  private static void report(PastedTexts.Pasted pasted, FindingSink sink) {
    switch (pasted.found().author()) {
      case ANYONE ->
          pasted.report(sink, "'%s' becomes part of the script, and anyone may write it");
      case WRITERS ->
          pasted
              .report(
                  sink,
                  "'%s' becomes part of the script, and anyone with write access may write it")
              .lowered(Reason.WRITE_ACCESS);
      case CALLERS ->
          pasted
              .report(sink, "'%s' becomes part of the script, whatever text a caller passes on")
              .lowered(Reason.UNCERTAIN);
    }
  }
}
