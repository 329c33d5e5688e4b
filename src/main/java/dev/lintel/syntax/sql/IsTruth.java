package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** A test of a truth value, as in {@code a IS NOT TRUE}. */
public record IsTruth(Span span, Expression operand, Value value, boolean negated)
    implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(operand);
  }

  /** What is tested for. */
  public enum Value {
    TRUE,
    FALSE,
    UNKNOWN
  }
}
