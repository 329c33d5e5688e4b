package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.EmbeddedScript;
import dev.lintel.model.workflow.flow.ForeignText;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.ResultParts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds scripts that expressions are pasted into, whatever they hold today. Rationale and examples:
 * rules/workflow/expression-in-script.md.
 */
public final class ExpressionInScript implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    Set<Span> seen = new HashSet<>();
    for (StepSite site : definition.steps()) {
      ForeignText foreign = new ForeignText(site);
      for (EmbeddedScript script : EmbeddedScript.of(site.step())) {
        if (seen.add(script.scalar().span())) {
          check(script, foreign, sink);
        }
      }
    }
  }

  /** What strangers and callers write is reported by rules of its own. */
  private static void check(EmbeddedScript script, ForeignText foreign, FindingSink sink) {
    List<Span> own =
        script.pasted().islands().stream()
            .flatMap(island -> island.expression().tree().stream())
            .filter(tree -> foreign.in(tree).isEmpty())
            .flatMap(ExpressionInScript::places)
            .toList();
    if (own.isEmpty()) {
      return;
    }
    Report report =
        sink.report(
            own.getFirst(),
            "'%s' is pasted into the script; an environment variable would stay data"
                .formatted(own.getFirst().text()));
    own.subList(1, own.size()).forEach(other -> report.related(other, "pasted into it too"));
  }

  /** Gives the values that come out, or the expression as a whole where they are fixed words. */
  private static Stream<Span> places(Expression tree) {
    List<Span> values =
        ResultParts.of(tree).stream()
            .filter(part -> ContextPath.of(part).isPresent())
            .map(Expression::span)
            .toList();
    return values.isEmpty() ? Stream.of(tree.span()) : values.stream();
  }
}
