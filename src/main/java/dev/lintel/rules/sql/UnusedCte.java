package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableName;
import java.util.List;

/** Finds common table expressions that nothing reads. */
public final class UnusedCte implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Statement statement : script.statements()) {
      if (!script.isMasked(statement.span())) {
        check(statement, sink);
      }
    }
  }

  private static void check(Statement statement, FindingSink sink) {
    List<Cte> ctes = statement.all(Cte.class);
    if (ctes.isEmpty()) {
      return;
    }
    List<TableName> tables = statement.all(TableName.class);
    for (Cte cte : ctes) {
      if (tables.stream().noneMatch(table -> reads(table, cte))) {
        sink.report(cte.name().span(), "nothing reads the CTE '%s'".formatted(cte.name()));
      }
    }
  }

  /** A recursive CTE that only reads itself is still unused. */
  private static boolean reads(TableName table, Cte cte) {
    return table.parts().size() == 1
        && table.parts().getFirst().matches(cte.name())
        && !cte.query().span().contains(table.span());
  }
}
