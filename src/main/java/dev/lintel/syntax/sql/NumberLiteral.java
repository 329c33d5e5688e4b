package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** A number, with its suffix. */
public record NumberLiteral(Span span) implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {}
}
