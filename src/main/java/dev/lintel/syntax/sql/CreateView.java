package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** CREATE VIEW. */
public record CreateView(
    Span span,
    Span verb,
    TableName view,
    boolean replaces,
    List<TableElement> columns,
    Optional<Query> query)
    implements Statement {
  public CreateView {
    columns = List.copyOf(columns);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(view);
    columns.forEach(action);
    query.ifPresent(action);
  }
}
