package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** DROP TABLE or DROP VIEW. */
public record DropTable(
    Span span, Span verb, boolean isView, boolean ifExists, List<TableName> tables)
    implements Statement {
  public DropTable {
    tables = List.copyOf(tables);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    tables.forEach(action);
  }
}
