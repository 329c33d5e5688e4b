package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * PIVOT: turns values of columns into columns.
 *
 * @param source the relation, or empty behind {@code |>}, where it is what stands before
 * @param aggregates what each new column gives
 * @param columns those whose values are turned
 * @param values the values, a {@link Tuple} each where there are several columns
 */
public record Pivot(
    Span span,
    Optional<TableReference> source,
    List<Select.Item> aggregates,
    List<Name> columns,
    List<Select.Item> values,
    Optional<Name> alias)
    implements TableReference {
  public Pivot {
    aggregates = List.copyOf(aggregates);
    columns = List.copyOf(columns);
    values = List.copyOf(values);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    source.ifPresent(action);
    aggregates.forEach(action);
    values.forEach(action);
  }
}
