package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** A field of a struct that an expression gives; behind a column it is a part of its name. */
public record FieldAccess(Span span, Expression base, Name field) implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(base);
  }
}
