package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** An argument with a name, as in {@code limit => 5} or {@code a AS x}. */
public record NamedArgument(Span span, Name name, Expression value) implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(value);
  }
}
