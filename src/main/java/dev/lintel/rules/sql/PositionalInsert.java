package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.SqlScript;

/** Finds inserts that rely on the order of the columns of a table. */
public final class PositionalInsert implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Insert insert : script.all(Insert.class)) {
      if (insert.columns().isEmpty() && !insert.byName() && !insert.source().isEmpty()) {
        sink.report(
            insert.table().span(),
            "the columns of %s are filled by their order".formatted(insert.table()));
      }
    }
  }
}
