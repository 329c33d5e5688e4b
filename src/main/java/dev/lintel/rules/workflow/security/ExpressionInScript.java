package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.EmbeddedScript;
import dev.lintel.model.workflow.flow.ForeignText;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.YamlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds scripts that expressions are pasted into, whatever they hold today. Rationale and examples:
 * rules/workflow/expression-in-script.md.
 */
public final class ExpressionInScript implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    Set<Span> seen = new HashSet<>();
    for (StepSite site : Definition.of(stream).map(Definition::steps).orElse(List.of())) {
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
    List<Interpolation.Island> own =
        script.pasted().islands().stream()
            .filter(island -> island.expression().tree().isPresent())
            .filter(island -> foreign.in(island.expression().tree().get()).isEmpty())
            .toList();
    if (own.isEmpty()) {
      return;
    }
    Span first = own.getFirst().expression().tree().orElseThrow().span();
    Report report =
        sink.report(
            first,
            "'%s' is pasted into the script; an environment variable would stay data"
                .formatted(first.text().strip()));
    for (Interpolation.Island other : own.subList(1, own.size())) {
      report.related(other.expression().tree().orElseThrow().span(), "pasted into it too");
    }
  }
}
