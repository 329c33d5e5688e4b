package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** NULL. */
public record NullLiteral(Span span) implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {}
}
