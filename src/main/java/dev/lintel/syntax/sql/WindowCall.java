package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** A function over a window. */
public record WindowCall(Span span, FunctionCall function, Window window) implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(function);
    action.accept(window);
  }
}
