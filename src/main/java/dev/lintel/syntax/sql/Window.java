package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A window that a function runs over.
 *
 * @param base the named window that it is, or extends
 * @param frame the whole of {@code ROWS} or {@code RANGE} with its bounds
 */
public record Window(
    Span span,
    Optional<Name> base,
    List<Expression> partitionBy,
    List<SortItem> orderBy,
    Optional<Span> frame)
    implements SqlNode {
  public Window {
    partitionBy = List.copyOf(partitionBy);
    orderBy = List.copyOf(orderBy);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    partitionBy.forEach(action);
    orderBy.forEach(action);
  }

  /** A window of a WINDOW clause. */
  public record Named(Span span, Name name, Window window) implements SqlNode {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(window);
    }
  }
}
