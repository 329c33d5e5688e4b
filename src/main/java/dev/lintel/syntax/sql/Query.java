package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A query with everything that belongs to its result as a whole.
 *
 * @param orderBy the items of ORDER BY or SORT BY
 * @param distribution the expressions of DISTRIBUTE BY and CLUSTER BY
 * @param sortsPartitions whether {@code orderBy} is SORT BY, which leaves the whole unsorted
 */
public record Query(
    Span span,
    List<Cte> ctes,
    QueryBody body,
    List<SortItem> orderBy,
    List<Expression> distribution,
    List<Window.Named> windows,
    Optional<Expression> limit,
    Optional<Expression> offset,
    boolean sortsPartitions)
    implements SqlNode {
  public Query {
    ctes = List.copyOf(ctes);
    orderBy = List.copyOf(orderBy);
    distribution = List.copyOf(distribution);
    windows = List.copyOf(windows);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    ctes.forEach(action);
    action.accept(body);
    orderBy.forEach(action);
    distribution.forEach(action);
    windows.forEach(action);
    limit.ifPresent(action);
    offset.ifPresent(action);
  }

  /** Gives the query that is a body and nothing else. */
  static Query of(QueryBody body) {
    return new Query(
        body.span(),
        List.of(),
        body,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** Tells whether the query gives one row at most, by its text alone. */
  public boolean givesOneRow() {
    boolean isLimited =
        limit.isPresent()
            && limit.get() instanceof NumberLiteral(Span number)
            && number.text().equals("1");
    return isLimited || body.givesOneRow();
  }

  /** Gives the query with more CTEs before its own. */
  Query withCtes(List<Cte> outer) {
    if (outer.isEmpty()) {
      return this;
    }
    List<Cte> all = Stream.concat(outer.stream(), ctes.stream()).toList();
    return new Query(
        all.getFirst().span().to(span),
        all,
        body,
        orderBy,
        distribution,
        windows,
        limit,
        offset,
        sortsPartitions);
  }
}
