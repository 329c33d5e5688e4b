package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Rows written out.
 *
 * @param rows a {@link Tuple} for each row of several columns
 * @param columns their names where they are given; Spark calls them {@code col1} and on
 */
public record Values(Span span, List<Expression> rows, List<Name> columns) implements QueryBody {
  public Values {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    rows.forEach(action);
  }

  /** Gives the same rows with names for their columns. */
  Values named(List<Name> names) {
    return columns.isEmpty() ? new Values(span, rows, names) : this;
  }

  /** Gives the number of columns of a row; empty where a function or a template makes the row. */
  public OptionalInt rowWidth(int row) {
    return switch (rows.get(row)) {
      case Tuple tuple -> OptionalInt.of(tuple.values().size());
      case FunctionCall _, ColumnRef _ -> OptionalInt.empty();
      default -> OptionalInt.of(1);
    };
  }
}
