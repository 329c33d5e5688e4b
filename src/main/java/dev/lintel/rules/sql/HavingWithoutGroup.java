package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;

/** Finds HAVING in queries that group nothing. A function may aggregate, whatever its name. */
public final class HavingWithoutGroup implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      if (select.having().isPresent()
          && select.groupBy().isEmpty()
          && select.all(FunctionCall.class).isEmpty()
          && !select.having().get().all(ColumnRef.class).isEmpty()
          && !script.isMasked(select.span())) {
        sink.report(
            select.having().get().span(),
            "HAVING without GROUP BY or an aggregate has no groups to filter; write WHERE");
      }
    }
  }
}
