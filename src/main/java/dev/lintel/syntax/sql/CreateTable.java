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
 * @param kinds the words between CREATE and TABLE, in capitals, as EXTERNAL or STREAMING
 * @param partitioning what stands in PARTITIONED BY
 * @param properties the entries of TBLPROPERTIES
 * @param options the entries of OPTIONS
 * @param clusteredBy the columns of CLUSTER BY and CLUSTERED BY
 * @param buckets the number behind CLUSTERED BY
 * @param cloned the table that CLONE copies
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
    Optional<Query> query,
    List<String> kinds,
    List<PartitionField> partitioning,
    Optional<StringLiteral> comment,
    Optional<StringLiteral> location,
    List<Property> properties,
    List<Property> options,
    List<Name> clusteredBy,
    Optional<Span> buckets,
    Optional<TableName> cloned)
    implements Statement {
  public CreateTable {
    elements = List.copyOf(elements);
    partitionedBy = List.copyOf(partitionedBy);
    kinds = List.copyOf(kinds);
    partitioning = List.copyOf(partitioning);
    properties = List.copyOf(properties);
    options = List.copyOf(options);
    clusteredBy = List.copyOf(clusteredBy);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(table);
    elements.forEach(action);
    partitioning.forEach(action);
    like.ifPresent(action);
    comment.ifPresent(action);
    location.ifPresent(action);
    properties.forEach(action);
    options.forEach(action);
    cloned.ifPresent(action);
    query.ifPresent(action);
  }

  /**
   * One field of PARTITIONED BY.
   *
   * @param value a column, or a transform as the call of a function
   * @param type where the column is defined here, as Hive has it
   */
  public record PartitionField(Span span, Expression value, Optional<DataType> type)
      implements SqlNode {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(value);
      type.ifPresent(action);
    }
  }
}
