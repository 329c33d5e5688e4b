package dev.lintel.rules.sql.plan;

import dev.lintel.model.sql.plan.IdleJoin;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.source.Excerpt;

/** Finds outer joins in CTEs and subqueries whose columns nobody reads outside. */
public final class UnreadJoin implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (Layers layers : Layers.in(analysis)) {
      if (layers.holdOuterJoin()) {
        layers
            .check()
            .plan()
            .ifPresent(plan ->
                plan.ask(IdleJoin::in)
                    .forEach(found ->
                        sink.report(
                            found.join(),
                            "nothing reads the columns of this %s, and it changes no row"
                                .formatted(Excerpt.of(found.join())))));
      }
    }
  }
}
