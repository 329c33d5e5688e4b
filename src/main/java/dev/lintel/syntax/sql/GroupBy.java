package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** A GROUP BY clause; without keys it is {@code GROUP BY ALL}. */
public record GroupBy(Span span, List<Expression> keys) implements SqlNode {
  public GroupBy {
    keys = List.copyOf(keys);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    keys.forEach(action);
  }
}
