package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** IN with values written out. */
public record InList(Span span, Expression operand, boolean negated, List<Expression> values)
    implements Expression {
  public InList {
    values = List.copyOf(values);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(operand);
    values.forEach(action);
  }
}
