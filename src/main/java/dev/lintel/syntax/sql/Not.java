package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** A negated condition. */
public record Not(Span span, Expression operand) implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(operand);
  }
}
