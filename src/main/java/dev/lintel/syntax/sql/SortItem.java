package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** One item of a sort order. */
public record SortItem(Span span, Expression expression, boolean descending) implements SqlNode {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(expression);
  }
}
