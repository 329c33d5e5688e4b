package dev.lintel.rules.sql;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.SqlProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;

/** Finds columns that are neither grouped nor aggregated. */
public final class MissingAggregation implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (SqlProblem problem : analysis.problems(SqlProblem.Kind.MISSING_AGGREGATION)) {
      sink.report(problem.span(), problem.message());
    }
  }
}
