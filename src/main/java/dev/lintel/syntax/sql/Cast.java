package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/**
 * CAST, TRY_CAST or {@code ::}.
 *
 * @param attempts whether a value that does not convert gives NULL
 */
public record Cast(Span span, Expression operand, DataType type, boolean attempts)
    implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(operand);
    action.accept(type);
  }
}
