package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableElement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Finds tables with a partition for nearly every row. */
public final class TimestampPartition implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (CreateTable table : script.all(CreateTable.class)) {
      if (!table.partitionedBy().isEmpty()) {
        check(table, sink);
      }
    }
  }

  private static void check(CreateTable table, FindingSink sink) {
    Map<String, String> types = new HashMap<>();
    for (TableElement.Column column : Definitions.columns(table)) {
      column
          .type()
          .ifPresent(type -> types.put(TableNames.key(column.name()), type.name().value()));
    }
    for (TableClauses.PartitionField field : new TableClauses(table).partitionFields()) {
      String type =
          field.isTyped()
              ? field.type()
              : types.getOrDefault(field.name(), "").toUpperCase(Locale.ROOT);
      if (field.isColumn() && isFine(type)) {
        sink.report(
            field.span(),
            "%s is partitioned by a %s, which differs from row to row"
                .formatted(table.table(), type));
      }
    }
  }

  private static boolean isFine(String type) {
    return switch (type) {
      case "TIMESTAMP", "TIMESTAMP_LTZ", "TIMESTAMP_NTZ", "DOUBLE", "FLOAT", "REAL", "BINARY" ->
          true;
      default -> false;
    };
  }
}
