package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Exists;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.InList;
import dev.lintel.syntax.sql.InSubquery;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Optional;

/** Finds MERGE statements whose condition does not pair one row with one. */
public final class MergeWithoutKey implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Merge merge : script.all(Merge.class)) {
      Expression on = merge.on();
      if (script.isMasked(on.span())) {
        continue;
      }
      Optional<Boolean> constant = Truth.of(on);
      if (constant.orElse(false)) {
        sink.report(
            on.span(),
            "the condition is always true, so each row of the source matches each of %s"
                .formatted(merge.target()));
      } else if (constant.isEmpty() && !mayHaveKey(on, new MergeSides(merge))) {
        sink.report(
            on.span(),
            "no equality links the source to %s, so a row may match any number of others"
                .formatted(merge.target()));
      }
    }
  }

  /** A function, a list or a query may hold the key in a way that cannot be told. */
  private static boolean mayHaveKey(Expression on, MergeSides sides) {
    return on.all(Comparison.class).stream()
            .anyMatch(comparison ->
                isEquality(comparison) && sides.mayLink(comparison.left(), comparison.right()))
        || on.all(InList.class).stream()
            .anyMatch(list ->
                list.values().stream().anyMatch(value -> sides.mayLink(list.operand(), value)))
        || on instanceof FunctionCall
        || !on.all(InSubquery.class).isEmpty()
        || !on.all(Exists.class).isEmpty();
  }

  private static boolean isEquality(Comparison comparison) {
    return comparison.operator() == Comparison.Operator.EQUAL
        || comparison.operator() == Comparison.Operator.NULL_SAFE_EQUAL;
  }
}
