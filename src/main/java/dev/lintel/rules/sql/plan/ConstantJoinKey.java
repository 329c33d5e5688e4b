package dev.lintel.rules.sql.plan;

import dev.lintel.model.sql.plan.ConstantJoin;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;

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
                            "'%s' links nothing, for one side has one value only, so each of its rows"
                                    .formatted(Excerpt.of(join.condition()))
                                + " meets each row of the other side with that value")));
      }
    }
  }
}
