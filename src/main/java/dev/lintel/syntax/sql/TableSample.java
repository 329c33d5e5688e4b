package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * TABLESAMPLE: a part of the rows of a relation.
 *
 * @param size the share, the number of rows, the bytes, or the bucket
 * @param of the number of buckets
 * @param seed the number of REPEATABLE
 */
public record TableSample(
    Span span, Kind kind, Expression size, Optional<Span> of, Optional<Span> seed)
    implements SqlNode {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(size);
  }

  /** What the size counts. */
  public enum Kind {
    PERCENT,
    ROWS,
    BUCKET,
    BYTES
  }
}
