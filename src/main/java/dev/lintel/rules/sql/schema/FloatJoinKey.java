package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Join;
import java.util.ArrayList;
import java.util.List;

/** Finds joins by the equality of floating numbers. */
public final class FloatJoinKey implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      for (Join join : check.statement().all(Join.class)) {
        if (join.on().isPresent()) {
          for (Comparison key : keys(join.on().get())) {
            report(key, check, analysis, sink);
          }
        }
      }
    }
  }

  private static void report(
      Comparison key, StatementCheck check, ScriptAnalysis analysis, FindingSink sink) {
    for (Expression side : List.of(key.left(), key.right())) {
      if (TypeFamily.isFloating(check.typeOf(side)) && !analysis.script().isMasked(key.span())) {
        sink.report(
            key.operatorSpan(),
            "'%s' is %s, so rows are joined where the last bit is the same"
                .formatted(side.span().text(), check.typeOf(side)));
        return;
      }
    }
  }

  /** Gives the equalities of columns that must all hold. */
  private static List<Comparison> keys(Expression condition) {
    List<Comparison> keys = new ArrayList<>();
    for (Expression part : condition.conjuncts()) {
      if (part instanceof Comparison comparison
          && (comparison.operator() == Comparison.Operator.EQUAL
              || comparison.operator() == Comparison.Operator.NULL_SAFE_EQUAL)
          && comparison.left() instanceof ColumnRef
          && comparison.right() instanceof ColumnRef) {
        keys.add(comparison);
      }
    }
    return keys;
  }
}
