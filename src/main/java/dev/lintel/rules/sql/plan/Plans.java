package dev.lintel.rules.sql.plan;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableName;
import java.util.List;

/** Tells which statements only a plan says more of: those that read through others. */
final class Plans {
  private Plans() {}

  /** Gives the statements that read through a view, a CTE or a subquery. */
  static List<StatementCheck> layered(ScriptAnalysis analysis) {
    return analysis.checks().stream().filter(Plans::isLayered).toList();
  }

  private static boolean isLayered(StatementCheck check) {
    Statement statement = check.statement();
    return !statement.all(Cte.class).isEmpty()
        || !statement.all(DerivedTable.class).isEmpty()
        || readsView(check);
  }

  private static boolean readsView(StatementCheck check) {
    return check.statement().all(TableName.class).stream()
        .flatMap(name -> check.table(name).stream())
        .anyMatch(table -> table.kind() == CatalogTable.Kind.VIEW);
  }
}
