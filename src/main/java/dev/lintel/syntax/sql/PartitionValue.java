package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One column of a PARTITION clause.
 *
 * @param value empty for a dynamic partition
 */
public record PartitionValue(Span span, Name column, Optional<Expression> value)
    implements SqlNode {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    value.ifPresent(action);
  }
}
