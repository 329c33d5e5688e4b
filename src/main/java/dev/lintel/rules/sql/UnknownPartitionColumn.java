package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableElement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds tables that are partitioned by a column they do not have. */
public final class UnknownPartitionColumn implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (CreateTable table : script.all(CreateTable.class)) {
      List<TableElement.Column> columns = Definitions.columns(table);
      if (!columns.isEmpty()
          && !table.partitionedBy().isEmpty()
          && !script.isMasked(table.span())) {
        check(table, columns, sink);
      }
    }
  }

  private static void check(
      CreateTable table, List<TableElement.Column> columns, FindingSink sink) {
    Set<String> known = new HashSet<>();
    columns.forEach(column -> known.add(TableNames.key(column.name())));
    for (TableClauses.PartitionField field : new TableClauses(table).partitionFields()) {
      if (field.isTyped()) {
        known.add(field.name());
      }
    }
    for (Name name : table.partitionedBy()) {
      if (!known.contains(TableNames.key(name))) {
        sink.report(name.span(), "%s has no column '%s'".formatted(table.table(), name));
      }
    }
  }
}
