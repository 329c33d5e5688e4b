package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** A value given from outside: {@code :name} or {@code ?}. */
public record Parameter(Span span) implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {}
}
