package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/**
 * DROP of something that is neither table nor view.
 *
 * @param kind what it is, in capitals, as SCHEMA or FUNCTION
 */
public record DropObject(
    Span span, Span verb, String kind, boolean ifExists, boolean cascades, List<TableName> names)
    implements Statement {
  public DropObject {
    names = List.copyOf(names);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    names.forEach(action);
  }
}
