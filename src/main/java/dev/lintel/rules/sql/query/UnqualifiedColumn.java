package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Hint;
import dev.lintel.syntax.sql.Lambda;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds columns without a qualifier in queries of several tables. */
public final class UnqualifiedColumn implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      if (isOfSeveral(select) && !script.isMasked(select.span())) {
        Set<String> known = known(select);
        List<ColumnRef> bare = new ArrayList<>();
        select.walkQuery(
            node -> !(node instanceof Lambda || node instanceof Hint),
            node -> {
              if (node instanceof ColumnRef column && isBare(column, known)) {
                bare.add(column);
              }
            });
        if (!bare.isEmpty()) {
          sink.report(
              bare.getFirst().span(),
              "'%s' may be a column of any of %d relations%s"
                  .formatted(
                      bare.getFirst(),
                      Relations.of(select).all().size(),
                      bare.size() > 1 ? ", and so may others of this query" : ""));
        }
      }
    }
  }

  /** Columns that a function makes have names of their own, and USING makes one of two. */
  private static boolean isOfSeveral(Select select) {
    List<TableReference> relations = Relations.of(select).all();
    return relations.size() > 1
        && relations.stream()
            .allMatch(relation ->
                relation instanceof TableName
                    || relation instanceof DerivedTable table && !table.lateral())
        && Relations.joins(select).stream()
            .noneMatch(join -> join.natural() || !join.using().isEmpty());
  }

  /** Gives the names that the select list makes, which other clauses may use. */
  private static Set<String> known(Select select) {
    return select.items().stream()
        .flatMap(item -> item.alias().stream())
        .map(Relations::key)
        .collect(Collectors.toSet());
  }

  private static boolean isBare(ColumnRef column, Set<String> known) {
    String name = Relations.key(column.parts().getFirst());
    return column.parts().size() == 1
        && !column.span().text().startsWith("\"")
        && !name.startsWith("current_")
        && !name.equals("localtimestamp")
        && !name.equals("user")
        && !name.equals("session_user")
        && !known.contains(name);
  }
}
