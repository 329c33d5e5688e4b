package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An older state of a table, as in {@code VERSION AS OF 3} or {@code t@v3}.
 *
 * @param byTime whether a time names it, not a number
 * @param value empty where it is written behind {@code @}
 */
public record TableVersion(Span span, boolean byTime, Optional<Expression> value)
    implements SqlNode {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    value.ifPresent(action);
  }
}
