package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;

/** Finds queries that join more relations than anyone can keep in mind. */
public final class TooManyJoins implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    int most = Integer.parseInt(sink.option("max"));
    for (Select select : script.all(Select.class)) {
      int relations = Relations.of(select).all().size();
      if (relations - 1 > most) {
        sink.report(
            select.verb(), "this query has %d joins, more than %d".formatted(relations - 1, most));
      }
    }
  }
}
