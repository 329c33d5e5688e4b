package dev.lintel.rules.sql;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.SqlProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;

/** Finds tables that do not exist, as far as that can be known. */
public final class UnknownTable implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (SqlProblem problem : analysis.problems(SqlProblem.Kind.UNKNOWN_TABLE)) {
      sink.report(problem.span(), problem.message());
    }
  }
}
