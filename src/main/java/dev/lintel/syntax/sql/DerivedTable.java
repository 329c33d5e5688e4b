package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A subquery in a FROM clause, or VALUES. */
public record DerivedTable(
    Span span,
    Query query,
    boolean lateral,
    Optional<Name> alias,
    List<Name> columns,
    Optional<TableSample> sample)
    implements TableReference {
  public DerivedTable {
    columns = List.copyOf(columns);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(query);
    sample.ifPresent(action);
  }
}
