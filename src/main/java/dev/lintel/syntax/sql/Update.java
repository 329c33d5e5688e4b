package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** UPDATE. */
public record Update(
    Span verb, TableName table, List<Assignment> assignments, Optional<Expression> where)
    implements Statement {
  public Update {
    assignments = List.copyOf(assignments);
  }

  @Override
  public Span span() {
    return verb.to(where.map(Expression::span).orElseGet(() -> assignments.getLast().span()));
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(table);
    assignments.forEach(action);
    where.ifPresent(action);
  }

  /** {@code column = value} of an UPDATE. */
  public record Assignment(Span span, List<Name> column, Expression value) implements SqlNode {
    public Assignment {
      column = List.copyOf(column);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(value);
    }
  }
}
