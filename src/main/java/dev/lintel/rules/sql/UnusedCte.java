package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds common table expressions that nothing reads. */
public final class UnusedCte implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      if (!script.isMasked(statement.span())) {
        check(statement, sink);
      }
    }
  }

  private static void check(SqlNode statement, FindingSink sink) {
    List<Cte> ctes = statement.all(Cte.class);
    if (ctes.isEmpty()) {
      return;
    }
    Map<String, List<TableName>> tables =
        statement.all(TableName.class).stream()
            .filter(table -> table.parts().size() == 1)
            .collect(Collectors.groupingBy(table -> key(table.parts().getFirst())));
    for (Cte cte : ctes) {
      List<TableName> named = tables.getOrDefault(key(cte.name()), List.of());
      // A recursive CTE that only reads itself is still unused.
      if (named.stream().allMatch(table -> cte.query().span().contains(table.span()))) {
        sink.report(cte.name().span(), "nothing reads the CTE '%s'".formatted(cte.name()));
      }
    }
  }

  private static String key(Name name) {
    return name.value().toLowerCase(Locale.ROOT);
  }
}
