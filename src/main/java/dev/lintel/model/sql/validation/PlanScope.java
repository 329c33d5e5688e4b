package dev.lintel.model.sql.validation;

import dev.lintel.syntax.sql.Expression;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;

/** A part of a plan, with what its columns are called in the block that is being lowered. */
final class PlanScope {
  private final RelNode rel;

  /** The columns by what tells them apart while names are resolved. */
  private final IdentityHashMap<Object, Integer> columns = new IdentityHashMap<>();

  /** Calls whose values are columns. */
  private final IdentityHashMap<Expression, Integer> calls = new IdentityHashMap<>();

  /** What the rows are grouped by. */
  private final Map<ExpressionKey, Integer> keys = new HashMap<>();

  /** What the aliases of the select list stand for. */
  private final IdentityHashMap<Object, Expression> aliases = new IdentityHashMap<>();

  PlanScope(RelNode rel) {
    this.rel = rel;
  }

  /** Gives a scope of the columns of a relation, in their order. */
  static PlanScope of(RelNode rel, Row row) {
    PlanScope scope = new PlanScope(rel);
    for (int i = 0; i < row.columns().size(); i++) {
      scope.bind(row.columns().get(i).identity(), i);
    }
    return scope;
  }

  /** Gives a scope over other rows that begin with the same columns. */
  PlanScope over(RelNode other) {
    PlanScope scope = new PlanScope(other);
    scope.columns.putAll(columns);
    scope.calls.putAll(calls);
    scope.keys.putAll(keys);
    scope.aliases.putAll(aliases);
    return scope;
  }

  /** Gives the scope of a join, whose rows have these columns before those of another one. */
  PlanScope joined(PlanScope right, RelNode join) {
    PlanScope scope = over(join);
    int offset = rel.getRowType().getFieldCount();
    right.columns.forEach((identity, index) -> scope.bind(identity, offset + index));
    return scope;
  }

  RelNode rel() {
    return rel;
  }

  int width() {
    return rel.getRowType().getFieldCount();
  }

  void bind(Object identity, int index) {
    columns.putIfAbsent(identity, index);
  }

  void bind(Expression call, int index) {
    calls.put(call, index);
  }

  void bind(ExpressionKey key, int index) {
    keys.putIfAbsent(key, index);
  }

  void alias(Object identity, Expression meaning) {
    aliases.putIfAbsent(identity, meaning);
  }

  void aliasesOf(PlanScope other) {
    other.aliases.forEach(this::alias);
  }

  Optional<Integer> column(Object identity) {
    return Optional.ofNullable(columns.get(identity));
  }

  Optional<Expression> alias(Object identity) {
    return Optional.ofNullable(aliases.get(identity));
  }

  /** Gives the column that holds the value of an expression. */
  Optional<Integer> value(Expression expression, Resolution resolution) {
    Integer call = calls.get(expression);
    if (call != null || keys.isEmpty()) {
      return Optional.ofNullable(call);
    }
    return Optional.ofNullable(keys.get(ExpressionKey.of(expression, resolution)));
  }
}
