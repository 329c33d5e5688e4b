package dev.lintel.rules.sql;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.SqlProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.SetOperation;
import java.util.HashMap;
import java.util.Map;

/** Finds set operations whose sides give another number of columns, as the tables tell it. */
public final class SetColumnCount implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    Map<Integer, SetOperation> operations = new HashMap<>();
    analysis
        .script()
        .all(SetOperation.class)
        .forEach(operation -> operations.put(operation.span().end(), operation));
    for (SqlProblem problem : analysis.problems(SqlProblem.Kind.SET_COLUMN_COUNT)) {
      SetOperation operation = operations.get(problem.span().end());
      if (operation == null) {
        sink.report(problem.span(), problem.message());
      } else if (!isTextual(operation)) {
        sink.report(operation.verb(), problem.message());
      }
    }
  }

  /** Two lists that are written out are compared by {@code sql/column-count-mismatch}. */
  private static boolean isTextual(SetOperation operation) {
    return operation.neighbour().width().isPresent() && operation.right().width().isPresent();
  }
}
