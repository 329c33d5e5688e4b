package dev.lintel.rules.sql;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.SqlProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;

/** Finds columns of a write that its table does not have. */
public final class UnknownTargetColumn implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    Problems.report(SqlProblem.Kind.UNKNOWN_TARGET_COLUMN, analysis, sink);
  }
}
