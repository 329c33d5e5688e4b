package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.SqlScript;

/** Finds joins whose condition is whatever the tables have in common. */
public final class NaturalJoin implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Join join : script.all(Join.class)) {
      if (join.natural()) {
        sink.report(
            join.keyword(),
            "%s compares every column that both sides happen to share"
                .formatted(join.keyword().text().replaceAll("\\s+", " ")));
      }
    }
  }
}
