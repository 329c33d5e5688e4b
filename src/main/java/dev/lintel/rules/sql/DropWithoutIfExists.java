package dev.lintel.rules.sql;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.DropTable;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableName;
import java.util.List;

/** Finds drops that fail when they run a second time. */
public final class DropWithoutIfExists implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (DropTable drop : script.all(DropTable.class)) {
      if (!drop.ifExists()) {
        TableName first = drop.tables().getFirst();
        sink.report(drop.verb(), "DROP of %s fails if it is gone already".formatted(first))
            .fix(
                new Fix(
                    "Write IF EXISTS",
                    true,
                    List.of(new Edit(first.span().part(0, 0), "IF EXISTS "))));
      }
    }
  }
}
