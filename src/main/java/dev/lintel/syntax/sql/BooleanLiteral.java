package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** TRUE or FALSE. */
public record BooleanLiteral(Span span, boolean value) implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {}
}
