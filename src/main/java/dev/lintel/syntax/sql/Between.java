package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** BETWEEN two bounds. */
public record Between(
    Span span, Expression operand, boolean negated, Expression low, Expression high)
    implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(operand);
    action.accept(low);
    action.accept(high);
  }
}
