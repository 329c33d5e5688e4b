package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/**
 * Several groupings at once, as a key of GROUP BY.
 *
 * @param sets the keys; one of several columns is a {@link Tuple}, that of all rows an empty one
 */
public record Grouping(Span span, Kind kind, List<Expression> sets) implements Expression {
  public Grouping {
    sets = List.copyOf(sets);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    sets.forEach(action);
  }

  /** Which groupings are meant. */
  public enum Kind {
    GROUPING_SETS,
    ROLLUP,
    CUBE
  }
}
