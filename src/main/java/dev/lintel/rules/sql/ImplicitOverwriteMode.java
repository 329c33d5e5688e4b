package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;

/** Finds overwrites of dynamic partitions that mean one thing or another by a setting elsewhere. */
public final class ImplicitOverwriteMode implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    boolean isSaid = false;
    for (SqlNode statement : script.steps()) {
      isSaid |= OverwriteMode.setBy(statement).isPresent();
      if (!isSaid
          && statement instanceof Insert insert
          && insert.overwrites()
          && insert.partition().stream().anyMatch(value -> value.value().isEmpty())) {
        Insert.PartitionValue first = insert.partition().getFirst();
        sink.report(
            first.span().to(insert.partition().getLast().span()),
            "whether other partitions of %s are emptied depends on partitionOverwriteMode"
                .formatted(insert.table()));
      }
    }
  }
}
