package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * CREATE TABLE.
 *
 * @param partitionedBy the columns of PARTITIONED BY; those of a transform too
 * @param format what stands behind USING
 */
public record CreateTable(
    Span span,
    Span verb,
    TableName table,
    boolean replaces,
    boolean ifNotExists,
    List<TableElement> elements,
    List<Name> partitionedBy,
    Optional<Name> format,
    Optional<TableName> like,
    Optional<Query> query)
    implements Statement {
  public CreateTable {
    elements = List.copyOf(elements);
    partitionedBy = List.copyOf(partitionedBy);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(table);
    elements.forEach(action);
    like.ifPresent(action);
    query.ifPresent(action);
  }
}
