package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** A string, or several that stand side by side. */
public record StringLiteral(Span span) implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {}
}
