package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * CREATE VIEW.
 *
 * @param kinds the words between CREATE and VIEW, in capitals, as TEMPORARY or MATERIALIZED
 * @param properties the entries of TBLPROPERTIES
 */
public record CreateView(
    Span span,
    Span verb,
    TableName view,
    boolean replaces,
    List<TableElement> columns,
    Optional<Query> query,
    boolean ifNotExists,
    List<String> kinds,
    Optional<StringLiteral> comment,
    List<Property> properties)
    implements Statement {
  public CreateView {
    columns = List.copyOf(columns);
    kinds = List.copyOf(kinds);
    properties = List.copyOf(properties);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(view);
    columns.forEach(action);
    comment.ifPresent(action);
    properties.forEach(action);
    query.ifPresent(action);
  }
}
