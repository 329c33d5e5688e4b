package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.WindowCall;

/** Finds windows where they are computed too late to be of use. */
public final class WindowInWhere implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      select.where().ifPresent(condition -> check("WHERE", condition, script, sink));
      select.having().ifPresent(condition -> check("HAVING", condition, script, sink));
    }
  }

  private static void check(
      String clause, Expression condition, SqlScript script, FindingSink sink) {
    for (WindowCall call : condition.allOfQuery(WindowCall.class)) {
      if (!script.isMasked(call.span())) {
        sink.report(
            call.function().span(),
            "%s is decided before any window is there; filter in an outer query or in QUALIFY"
                .formatted(clause));
      }
    }
  }
}
