package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A relation that changes its columns, as PIVOT does, or several in one pair of parentheses. */
public record OtherTable(Span span, List<TableReference> parts, Optional<Name> alias)
    implements TableReference {
  public OtherTable {
    parts = List.copyOf(parts);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    parts.forEach(action);
  }
}
