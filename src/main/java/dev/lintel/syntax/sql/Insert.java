package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * INSERT INTO or INSERT OVERWRITE.
 *
 * @param columns the columns written out; empty when the table's order is meant
 * @param source empty for DEFAULT VALUES
 * @param replaceWhere the rows that REPLACE WHERE deletes first
 * @param ifNotExists whether a partition that exists is left alone
 */
public record Insert(
    Span span,
    Span verb,
    boolean overwrites,
    TableName table,
    List<PartitionValue> partition,
    List<Name> columns,
    boolean byName,
    Optional<Query> source,
    Optional<Expression> replaceWhere,
    boolean ifNotExists)
    implements Statement {
  public Insert {
    partition = List.copyOf(partition);
    columns = List.copyOf(columns);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(table);
    partition.forEach(action);
    replaceWhere.ifPresent(action);
    source.ifPresent(action);
  }

  /**
   * One column of a PARTITION clause.
   *
   * @param value empty for a dynamic partition
   */
  public record PartitionValue(Span span, Name column, Optional<Expression> value)
      implements SqlNode {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      value.ifPresent(action);
    }
  }
}
