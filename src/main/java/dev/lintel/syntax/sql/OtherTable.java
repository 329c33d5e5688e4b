package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Several relations in one pair of parentheses, or a join there that has an alias. */
public record OtherTable(
    Span span, List<TableReference> parts, Optional<Name> alias, List<Name> columns)
    implements TableReference {
  public OtherTable {
    parts = List.copyOf(parts);
    columns = List.copyOf(columns);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    parts.forEach(action);
  }
}
