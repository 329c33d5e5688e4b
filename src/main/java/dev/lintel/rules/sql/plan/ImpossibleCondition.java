package dev.lintel.rules.sql.plan;

import dev.lintel.model.sql.plan.Contradiction;
import dev.lintel.model.sql.validation.Place;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SchemaRule;
import dev.lintel.source.Excerpt;

/** Finds conditions that no row of a view, a CTE or a subquery meets. */
public final class ImpossibleCondition implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (Layers layers : Layers.in(analysis)) {
      if (layers.areFiltered() || layers.areJoined()) {
        layers
            .check()
            .plan()
            .ifPresent(plan -> plan.ask(Contradiction::in).forEach(found -> report(found, sink)));
      }
    }
  }

  private static void report(Contradiction found, FindingSink sink) {
    String condition = Excerpt.of(found.condition());
    String effect = found.isJoin() ? "no row finds a partner" : "no row is left";
    Report report =
        sink.report(
            found.condition(),
            found
                .other()
                .map(other ->
                    "'%s' below leaves no row that meets '%s', so %s"
                        .formatted(Excerpt.of(other.span()), condition, effect))
                .orElseGet(() -> "no row below meets '%s', so %s".formatted(condition, effect)));
    found.other().map(Place::span).ifPresent(span -> report.related(span, "the condition below"));
    found.other().flatMap(Place::reader).ifPresent(span -> report.related(span, "the view"));
  }
}
