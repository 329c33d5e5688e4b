package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import java.util.List;
import java.util.stream.Collectors;

/** Finds DISTINCT where all keys of GROUP BY are selected. */
public final class RedundantDistinct implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      if (select.distinct()
          && select.groupBy().isPresent()
          && isSelected(select.groupBy().get().keys(), select)
          && !script.isMasked(select.span())) {
        String keys =
            select.groupBy().get().keys().stream()
                .map(key -> key.span().text())
                .collect(Collectors.joining(", "));
        sink.report(
            select.verb(),
            "DISTINCT removes nothing, for GROUP BY gives each %s once".formatted(keys));
      }
    }
  }

  /** Keys that are columns or positions can be told; of others nothing is said. */
  private static boolean isSelected(List<Expression> keys, Select select) {
    return !keys.isEmpty()
        && keys.stream()
            .allMatch(key ->
                switch (key) {
                  case NumberLiteral _ -> true;
                  case ColumnRef column ->
                      select.items().stream().anyMatch(item -> isSame(item.expression(), column));
                  default -> false;
                });
  }

  private static boolean isSame(Expression item, ColumnRef key) {
    return item instanceof ColumnRef column && ColumnNames.isSame(column, key);
  }
}
