package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableElement;
import java.util.HashMap;
import java.util.Map;

/** Finds partition columns that a table would have twice. */
public final class DuplicatePartitionColumn implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (CreateTable table : script.all(CreateTable.class)) {
      if (!table.partitionedBy().isEmpty() && !script.isMasked(table.span())) {
        check(table, sink);
      }
    }
  }

  private static void check(CreateTable table, FindingSink sink) {
    Map<String, Span> listed = new HashMap<>();
    for (TableElement.Column column : Definitions.columns(table)) {
      listed.putIfAbsent(TableNames.key(column.name()), column.name().span());
    }
    Map<String, Span> partitions = new HashMap<>();
    for (TableClauses.PartitionField field : new TableClauses(table).partitionFields()) {
      Span first = field.isColumn() ? partitions.putIfAbsent(field.name(), field.span()) : null;
      if (first != null) {
        sink.report(
                field.span(),
                "%s is partitioned by '%s' twice".formatted(table.table(), field.name()))
            .related(first, "the first one");
      } else if (field.isTyped() && listed.containsKey(field.name())) {
        sink.report(
                field.span(),
                "'%s' with a type is a new column, and %s has one of that name"
                    .formatted(field.name(), table.table()))
            .related(listed.get(field.name()), "the other one");
      }
    }
  }
}
