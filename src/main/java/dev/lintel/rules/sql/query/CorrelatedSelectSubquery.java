package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.ScalarSubquery;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import java.util.HashSet;
import java.util.Set;

/** Finds queries in a select list that speak of the row of the query around them. */
public final class CorrelatedSelectSubquery implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      Set<String> names = Relations.of(select).byName().keySet();
      for (Select.Item item : select.items()) {
        for (ScalarSubquery subquery : item.allOfQuery(ScalarSubquery.class)) {
          if (!script.isMasked(subquery.span())) {
            check(subquery, names, sink);
          }
        }
      }
    }
  }

  private static void check(ScalarSubquery subquery, Set<String> names, FindingSink sink) {
    if (!(subquery.query().body() instanceof Select inner)) {
      return;
    }
    Set<String> outer = new HashSet<>(names);
    outer.removeAll(Relations.of(inner).byName().keySet());
    for (ColumnRef column : inner.allOfQuery(ColumnRef.class)) {
      if (Relations.qualifier(column, outer).isPresent()) {
        sink.report(
                inner.verb(),
                "this query asks again for each '%s' of the query around it".formatted(column))
            .related(column.span(), "the column of the outer query");
        return;
      }
    }
  }
}
