package dev.lintel.rules.sql;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.SqlProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;

/** Finds fields that a struct does not have. */
public final class UnknownField implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    Problems.report(SqlProblem.Kind.UNKNOWN_FIELD, analysis, sink);
  }
}
