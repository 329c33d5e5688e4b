package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * UNPIVOT: turns columns into rows.
 *
 * @param source the relation, or empty behind {@code |>}, where it is what stands before
 * @param values the new columns for the values
 * @param name the new column for what was their name
 * @param columns the columns that are turned, a {@link Tuple} where there are several values
 */
public record Unpivot(
    Span span,
    Optional<TableReference> source,
    boolean includesNulls,
    List<Name> values,
    Name name,
    List<Select.Item> columns,
    Optional<Name> alias)
    implements TableReference {
  public Unpivot {
    values = List.copyOf(values);
    columns = List.copyOf(columns);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    source.ifPresent(action);
    columns.forEach(action);
  }
}
