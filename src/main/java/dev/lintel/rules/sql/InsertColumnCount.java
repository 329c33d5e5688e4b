package dev.lintel.rules.sql;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.SqlProblem;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.Insert;

/** Finds INSERTs that give another number of columns than their table takes. */
public final class InsertColumnCount implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      for (SqlProblem problem : check.problems()) {
        if (problem.kind() == SqlProblem.Kind.INSERT_COLUMN_COUNT && !isTextual(check)) {
          sink.report(problem.span(), problem.message());
        }
      }
    }
  }

  /** Two lists that are written out are compared by {@code sql/column-count-mismatch}. */
  private static boolean isTextual(StatementCheck check) {
    return check.statement() instanceof Insert insert
        && !insert.columns().isEmpty()
        && insert.source().map(query -> query.body().width().isPresent()).orElse(false);
  }
}
