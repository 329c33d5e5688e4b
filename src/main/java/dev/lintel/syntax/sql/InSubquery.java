package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** IN with a query. */
public record InSubquery(Span span, Expression operand, boolean negated, Query query)
    implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(operand);
    action.accept(query);
  }
}
