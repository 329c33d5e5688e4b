package dev.lintel.rules.sql;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.SqlProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;

/** Finds columns that none of the tables has. */
public final class UnknownColumn implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    Problems.report(SqlProblem.Kind.UNKNOWN_COLUMN, analysis, sink);
  }
}
