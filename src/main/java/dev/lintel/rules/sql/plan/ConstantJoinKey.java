package dev.lintel.rules.sql.plan;

import dev.lintel.model.sql.plan.ConstantJoin;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.source.Excerpt;

/** Finds joins by columns that a view, a CTE or a subquery has bound to one value. */
public final class ConstantJoinKey implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (Layers layers : Layers.in(analysis)) {
      if (layers.areJoined()) {
        layers
            .check()
            .plan()
            .ifPresent(plan ->
                plan.ask(ConstantJoin::in)
                    .forEach(join ->
                        sink.report(
                            join.condition(),
                            "'%s' links nothing, for it is the same value in all rows, so each of them"
                                    .formatted(Excerpt.of(join.condition()))
                                + " meets each row of the other side")));
      }
    }
  }
}
