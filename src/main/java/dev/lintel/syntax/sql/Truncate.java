package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** TRUNCATE TABLE. */
public record Truncate(
    Span span, Span verb, List<TableName> tables, List<Insert.PartitionValue> partition)
    implements Statement {
  public Truncate {
    tables = List.copyOf(tables);
    partition = List.copyOf(partition);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    tables.forEach(action);
    partition.forEach(action);
  }
}
