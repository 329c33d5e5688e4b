package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.Optional;
import java.util.function.Consumer;

/** DELETE. */
public record Delete(Span verb, TableName table, Optional<Expression> where) implements Statement {
  @Override
  public Span span() {
    return verb.to(where.map(Expression::span).orElse(table.span()));
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(table);
    where.ifPresent(action);
  }
}
