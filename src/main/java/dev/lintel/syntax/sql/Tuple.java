package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** Several values in parentheses. */
public record Tuple(Span span, List<Expression> values) implements Expression {
  public Tuple {
    values = List.copyOf(values);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    values.forEach(action);
  }
}
