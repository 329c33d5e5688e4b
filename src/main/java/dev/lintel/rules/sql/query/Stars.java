package dev.lintel.rules.sql.query;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the stars of a query whose columns no text tells. */
final class Stars {
  private Stars() {}

  /**
   * Gives the outermost items that are all columns of a table. The columns of a CTE or subquery are
   * written in the statement itself.
   */
  static List<Select.Item> overTables(Query query, SqlScript script) {
    if (!(query.body() instanceof Select select) || script.isMasked(columns(select))) {
      return List.of();
    }
    Set<String> ctes =
        query.ctes().stream().map(cte -> Relations.key(cte.name())).collect(Collectors.toSet());
    Map<String, TableReference> relations = Relations.of(select).byName();
    return select.items().stream()
        .filter(
            item -> item.expression() instanceof Star star && reachesTable(star, relations, ctes))
        .toList();
  }

  /** What stands before FROM: a template in a condition changes no column. */
  private static Span columns(Select select) {
    Span all = select.span();
    int end = select.from().isEmpty() ? all.end() : select.from().getFirst().span().start();
    return all.part(0, end - all.start());
  }

  private static boolean reachesTable(
      Star star, Map<String, TableReference> relations, Set<String> ctes) {
    if (star.qualifier().isEmpty()) {
      return relations.values().stream().anyMatch(relation -> isTable(relation, ctes));
    }
    TableReference relation = relations.get(Relations.key(star.qualifier().getLast()));
    return relation != null && isTable(relation, ctes);
  }

  private static boolean isTable(TableReference relation, Set<String> ctes) {
    return relation instanceof TableName table
        && (table.parts().size() > 1 || !ctes.contains(Relations.key(table.parts().getFirst())));
  }
}
