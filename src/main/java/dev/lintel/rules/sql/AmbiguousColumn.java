package dev.lintel.rules.sql;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.SqlProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;

/** Finds columns that several tables have. */
public final class AmbiguousColumn implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    Problems.report(SqlProblem.Kind.AMBIGUOUS_COLUMN, analysis, sink);
  }
}
