package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SortItem;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds positions in GROUP BY and ORDER BY at which there is no column. */
public final class PositionOutOfRange implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Query query : script.all(Query.class)) {
      OptionalInt width = query.body().width();
      if (width.isPresent() && !script.isMasked(query.span())) {
        for (SortItem item : query.orderBy()) {
          check("ORDER BY", item.expression(), width.getAsInt(), sink);
        }
      }
      if (width.isPresent()
          && query.body() instanceof Select select
          && select.groupBy().isPresent()
          && !script.isMasked(query.span())) {
        for (Expression key : select.groupBy().get().keys()) {
          check("GROUP BY", key, width.getAsInt(), sink);
        }
      }
    }
  }

  private static void check(String clause, Expression key, int width, FindingSink sink) {
    Optional<Decimal> position = Literals.number(key);
    if (position.isPresent()
        && position.get().fraction().isEmpty()
        && (position.get().compareTo(Decimal.of(1)) < 0
            || position.get().compareTo(Decimal.of(width)) > 0)) {
      sink.report(
          key.span(),
          "%s %s is no column of this query, which has %d"
              .formatted(clause, Texts.brief(key.span()), width));
    }
  }
}
