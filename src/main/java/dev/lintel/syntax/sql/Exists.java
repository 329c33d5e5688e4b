package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** EXISTS with a query. */
public record Exists(Span span, Query query) implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(query);
  }
}
