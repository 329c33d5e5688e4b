package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** A function written in place. */
public record Lambda(Span span, List<Name> parameters, Expression body) implements Expression {
  public Lambda {
    parameters = List.copyOf(parameters);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(body);
  }
}
