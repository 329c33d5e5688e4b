package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** A query in parentheses. */
public record NestedQuery(Span span, Query query) implements QueryBody {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(query);
  }
}
