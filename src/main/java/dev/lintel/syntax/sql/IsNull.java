package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** IS NULL or IS NOT NULL. */
public record IsNull(Span span, Expression operand, boolean negated) implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(operand);
  }
}
