package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Reason;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.ForeignText;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rules.workflow.security.PastedTexts.Pasted;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Expression;
import java.util.Comparator;

/**
 * Finds text of others that is pasted into a script: one finding for each script, at what the most
 * people may write. Rationale and examples: rules/workflow/template-injection.md.
 */
public final class TemplateInjection implements DefinitionRule {
  /** No script that people write has more. */
  private static final int MOST_RELATED = 200;

  @Override
  public void check(Definition definition, FindingSink sink) {
    PastedTexts.of(definition).forEach(pasted -> report(pasted, sink));
  }

  private static void report(PastedTexts pasted, FindingSink sink) {
    ForeignText.Found worst =
        pasted.texts().stream()
            .map(Pasted::found)
            .min(Comparator.comparing(ForeignText.Found::author))
            .orElseThrow();
    Report report = report(worst, sink);
    for (Expression step : worst.way()) {
      report.step(step.span(), "'%s' is passed on".formatted(step.span().text()));
    }
    pasted.texts().stream()
        .map(text -> text.found().value().span())
        .filter(place -> !place.equals(worst.value().span()))
        .limit(MOST_RELATED)
        .forEach(place -> report.related(place, "so does '%s'".formatted(place.text())));
    EnvironmentIndirection.of(
            pasted.site(),
            pasted.script(),
            pasted.texts().stream().map(Pasted::island).distinct().toList())
        .ifPresent(report::fix);
  }

  private static Report report(ForeignText.Found found, FindingSink sink) {
    Span place = found.value().span();
    String start = "'%s' becomes part of the script, ".formatted(place.text());
    return switch (found.author()) {
      case ANYONE -> sink.report(place, start + "and anyone may write it");
      case WRITERS ->
          sink.report(place, start + "and anyone with write access may write it")
              .lowered(Reason.WRITE_ACCESS);
      case CALLERS ->
          sink.report(place, start + "whatever text a caller passes on").lowered(Reason.UNCERTAIN);
    };
  }
}
