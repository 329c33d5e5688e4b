package dev.lintel.rules.sql.plan;

import dev.lintel.model.sql.plan.NarrowedJoin;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.source.Excerpt;

/** Finds conditions that drop the rows which an outer join in a CTE or a subquery has kept. */
public final class NarrowedOuterJoin implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (Layers layers : Layers.in(analysis)) {
      if (layers.holdOuterJoin()) {
        layers
            .check()
            .plan()
            .ifPresent(plan -> plan.ask(NarrowedJoin::in).forEach(found -> report(found, sink)));
      }
    }
  }

  private static void report(NarrowedJoin found, FindingSink sink) {
    sink.report(
            found.condition(),
            "'%s' drops the rows without a match, so the %s below is an inner one"
                .formatted(Excerpt.of(found.condition()), Excerpt.of(found.join())))
        .related(found.join(), "the outer join");
  }
}
