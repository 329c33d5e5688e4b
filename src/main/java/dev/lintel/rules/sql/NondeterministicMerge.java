package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds MERGE statements that match rows by values of chance. */
public final class NondeterministicMerge implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Merge merge : script.all(Merge.class)) {
      checkCondition(merge.on(), sink);
      merge
          .clauses()
          .forEach(
              clause -> clause.condition().ifPresent(condition -> checkCondition(condition, sink)));
      if (merge.source() instanceof DerivedTable derived
          && derived.columns().isEmpty()
          && derived.query().body() instanceof Select select) {
        checkKeys(merge, select, sink);
      }
    }
  }

  private static void checkCondition(Expression condition, FindingSink sink) {
    for (FunctionCall call : NondeterministicCalls.in(condition)) {
      sink.report(
          call.span(),
          "'%s' differs each time, so which rows match is chance".formatted(call.name().getLast()));
    }
  }

  /** Follows each column of the source that the condition takes as a key to what makes it. */
  private static void checkKeys(Merge merge, Select select, FindingSink sink) {
    Map<String, ColumnRef> keys = keys(merge);
    for (Select.Item item : select.items()) {
      Optional<Name> name = item.outputName();
      ColumnRef key = name.map(n -> keys.get(TableNames.key(n))).orElse(null);
      if (key == null) {
        continue;
      }
      changing(item.expression())
          .ifPresent(call ->
              sink.report(
                      call.span(),
                      "the key '%s' is new on each run, so no row of %s matches it"
                          .formatted(key, merge.target()))
                  .related(key.span(), "matched here"));
    }
  }

  private static Optional<FunctionCall> changing(Expression expression) {
    if (expression instanceof FunctionCall call && NondeterministicCalls.isClock(call)) {
      return Optional.of(call);
    }
    return NondeterministicCalls.in(expression).stream().findFirst();
  }

  private static Map<String, ColumnRef> keys(Merge merge) {
    MergeSides sides = new MergeSides(merge);
    Map<String, ColumnRef> keys = new HashMap<>();
    for (Comparison comparison : merge.on().all(Comparison.class)) {
      if (comparison.operator() == Comparison.Operator.EQUAL
          && comparison.left() instanceof ColumnRef left
          && comparison.right() instanceof ColumnRef right) {
        addKey(left, sides, keys);
        addKey(right, sides, keys);
      }
    }
    return keys;
  }

  private static void addKey(ColumnRef column, MergeSides sides, Map<String, ColumnRef> keys) {
    if (column.parts().size() == 2 && sides.of(column) == MergeSides.Side.SOURCE) {
      keys.putIfAbsent(TableNames.key(column.parts().getLast()), column);
    }
  }
}
