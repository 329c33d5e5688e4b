package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.DropTable;
import dev.lintel.syntax.sql.SqlScript;

/** Finds drops that fail when they run a second time. */
public final class DropWithoutIfExists implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (DropTable drop : script.all(DropTable.class)) {
      if (!drop.ifExists()) {
        sink.report(
            drop.verb(),
            "DROP of %s fails if it is gone already".formatted(drop.tables().getFirst()));
      }
    }
  }
}
