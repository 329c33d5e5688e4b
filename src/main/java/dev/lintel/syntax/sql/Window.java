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
 * @param bounds what the frame says
 */
public record Window(
    Span span,
    Optional<Name> base,
    List<Expression> partitionBy,
    List<SortItem> orderBy,
    Optional<Span> frame,
    Optional<Frame> bounds)
    implements SqlNode {
  public Window {
    partitionBy = List.copyOf(partitionBy);
    orderBy = List.copyOf(orderBy);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    partitionBy.forEach(action);
    orderBy.forEach(action);
    bounds.ifPresent(action);
  }

  /**
   * The rows around the current one that a function sees.
   *
   * @param byRange whether values are compared, as RANGE says, instead of rows counted
   * @param end empty for the current row
   */
  public record Frame(Span span, boolean byRange, Bound start, Optional<Bound> end)
      implements SqlNode {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(start);
      end.ifPresent(action);
    }
  }

  /**
   * Where a frame starts or ends.
   *
   * @param offset the distance from the current row
   */
  public record Bound(Span span, Kind kind, Optional<Expression> offset) implements SqlNode {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      offset.ifPresent(action);
    }

    /** The side of the current row. */
    public enum Kind {
      UNBOUNDED_PRECEDING,
      PRECEDING,
      CURRENT_ROW,
      FOLLOWING,
      UNBOUNDED_FOLLOWING
    }
  }

  /** A window of a WINDOW clause. */
  public record Named(Span span, Name name, Window window) implements SqlNode {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(window);
    }
  }
}
