package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SortItem;
import dev.lintel.syntax.sql.SqlScript;

/** Finds keys of GROUP BY and ORDER BY that are numbers. */
public final class PositionalReference implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select.GroupBy groupBy : script.all(Select.GroupBy.class)) {
      groupBy.keys().forEach(key -> check("GROUP BY", key, sink));
    }
    for (Query query : script.all(Query.class)) {
      for (SortItem item : query.orderBy()) {
        check("ORDER BY", item.expression(), sink);
      }
    }
  }

  private static void check(String clause, Expression key, FindingSink sink) {
    if (key instanceof NumberLiteral number) {
      sink.report(
          number.span(),
          "%s %s means whatever column stands there".formatted(clause, number.span().text()));
    }
  }
}
