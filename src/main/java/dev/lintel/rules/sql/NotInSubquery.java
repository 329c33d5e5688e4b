package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.InSubquery;
import dev.lintel.syntax.sql.SqlScript;

/** Finds NOT IN with a query that may give NULL. */
public final class NotInSubquery implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (InSubquery in : script.all(InSubquery.class)) {
      if (in.negated()) {
        Span operand = in.operand().span();
        sink.report(
            operand,
            "NOT IN finds no row once the query gives a NULL for %s".formatted(operand.text()));
      }
    }
  }
}
