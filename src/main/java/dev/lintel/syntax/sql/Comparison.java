package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** A comparison of two values. */
public record Comparison(
    Span span, Expression left, Operator operator, Span operatorSpan, Expression right)
    implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(left);
    action.accept(right);
  }

  /** How two values are compared. */
  public enum Operator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    /** {@code <=>} or IS NOT DISTINCT FROM. */
    NULL_SAFE_EQUAL,
    /** IS DISTINCT FROM. */
    NULL_SAFE_NOT_EQUAL
  }
}
