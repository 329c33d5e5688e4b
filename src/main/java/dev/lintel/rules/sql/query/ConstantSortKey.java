package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.StringLiteral;

/** Finds strings in GROUP BY and ORDER BY, where a column was meant. */
public final class ConstantSortKey implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select.GroupBy groupBy : script.all(Select.GroupBy.class)) {
      groupBy.keys().forEach(key -> check("GROUP BY", key, script, sink));
    }
    for (Query query : script.all(Query.class)) {
      query.orderBy().forEach(item -> check("ORDER BY", item.expression(), script, sink));
    }
  }

  private static void check(String clause, Expression key, SqlScript script, FindingSink sink) {
    if (key instanceof StringLiteral(Span span) && !script.isMasked(span)) {
      sink.report(
          span,
          "%s %s is the same for every row; columns stand in backquotes"
              .formatted(clause, Texts.brief(span)));
    }
  }
}
