package dev.lintel.rules.sql.query;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Query;
import java.util.Optional;

/** Tells what is sorted for the whole result. */
final class Sorting {
  private Sorting() {}

  /**
   * Gives the keys of an ORDER BY that sorts all rows and keeps them all: no LIMIT picks some. SORT
   * BY, DISTRIBUTE BY and CLUSTER BY arrange the rows of each partition, which writes rely on.
   */
  static Optional<Span> unlimited(Query query) {
    if (query.orderBy().isEmpty()
        || query.limit().isPresent()
        || query.offset().isPresent()
        || !query.distribution().isEmpty()
        || query.sortsPartitions()) {
      return Optional.empty();
    }
    Span keys = query.orderBy().getFirst().span().to(query.orderBy().getLast().span());
    return Optional.of(keys);
  }
}
