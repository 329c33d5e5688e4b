package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.TableName;

/** Finds inserts whose columns are those that the source happens to have, in its order. */
public final class SelectStarInsert implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Insert insert : script.all(Insert.class)) {
      if (!insert.byName() && insert.source().isPresent()) {
        check(insert, insert.source().get(), script, sink);
      }
    }
  }

  private static void check(Insert insert, Query source, SqlScript script, FindingSink sink) {
    if (!(source.body() instanceof Select select) || script.isMasked(columns(select))) {
      return;
    }
    for (Select.Item item : select.items()) {
      if (item.expression() instanceof Star && readsTables(select, source)) {
        sink.report(
            item.span(),
            "'%s' fills the columns of %s in whatever order its source has them"
                .formatted(item.span().text(), insert.table()));
      }
    }
  }

  /** What stands before FROM: a template in a condition changes no column. */
  private static Span columns(Select select) {
    Span all = select.span();
    int end = select.from().isEmpty() ? all.end() : select.from().getFirst().span().start();
    return all.source().span(all.start(), end);
  }

  /**
   * The columns of a CTE or subquery are written in the statement itself, so their order is known.
   */
  private static boolean readsTables(Select select, Query source) {
    return select.from().stream()
        .flatMap(relation -> relation.all(TableName.class).stream())
        .anyMatch(table ->
            source.ctes().stream().noneMatch(cte -> cte.name().matches(table.parts().getLast())));
  }
}
