package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.Optional;
import java.util.function.Consumer;

/** A column of a CREATE TABLE or CREATE VIEW. */
public record ColumnDefinition(Span span, Name name, Optional<DataType> type, boolean nullable)
    implements TableElement {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    type.ifPresent(action);
  }
}
