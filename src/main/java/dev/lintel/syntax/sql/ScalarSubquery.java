package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** A query that stands for a value. */
public record ScalarSubquery(Span span, Query query) implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(query);
  }
}
