package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.SqlScript;

/** Finds tables that are partitioned by what identifies a row, by the name of the column. */
public final class IdentifierPartition implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (CreateTable table : script.all(CreateTable.class)) {
      if (table.partitionedBy().isEmpty()) {
        continue;
      }
      for (TableClauses.PartitionField field : new TableClauses(table).partitionFields()) {
        if (field.isColumn() && identifies(field.name())) {
          sink.report(
              field.span(),
              "'%s' reads like an identifier, and each of its values makes a partition of %s"
                  .formatted(field.name(), table.table()));
        }
      }
    }
  }

  private static boolean identifies(String name) {
    return switch (name) {
      case "id", "uuid", "guid", "email", "hash" -> true;
      default ->
          name.endsWith("_id")
              || name.endsWith("_uuid")
              || name.endsWith("_guid")
              || name.endsWith("_email")
              || name.endsWith("_hash");
    };
  }
}
