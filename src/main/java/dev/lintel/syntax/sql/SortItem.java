package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/**
 * One item of a sort order.
 *
 * @param expression what is sorted by; a {@link Star} for {@code ORDER BY ALL}
 */
public record SortItem(Span span, Expression expression, boolean descending, Nulls nulls)
    implements SqlNode {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(expression);
  }

  /** Where NULL stands: by default it is the least value. */
  public enum Nulls {
    DEFAULT,
    FIRST,
    LAST
  }
}
