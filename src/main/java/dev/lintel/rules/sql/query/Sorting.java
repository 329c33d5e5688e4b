package dev.lintel.rules.sql.query;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Query;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what is sorted for the whole result. */
final class Sorting {
  private static final Pattern ORDER_BY =
      Pattern.compile("\\bORDER\\s+BY\\s*$", Pattern.CASE_INSENSITIVE);

  private Sorting() {}

  /**
   * Gives the keys of an ORDER BY that sorts all rows and keeps them all: no LIMIT picks some. SORT
   * BY, DISTRIBUTE BY and CLUSTER BY arrange the rows of each partition, which writes rely on.
   */
  static Optional<Span> unlimited(Query query) {
    if (query.orderBy().isEmpty()
        || query.limit().isPresent()
        || query.offset().isPresent()
        || !query.distribution().isEmpty()) {
      return Optional.empty();
    }
    Span keys = query.orderBy().getFirst().span().to(query.orderBy().getLast().span());
    Span before =
        query
            .span()
            .part(
                query.body().span().end() - query.span().start(),
                keys.start() - query.span().start());
    return ORDER_BY.matcher(before.text()).find() ? Optional.of(keys) : Optional.empty();
  }
}
