package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.SqlScript;

/** Reports what the parser refuses. */
public final class SyntaxError implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    script.problems().forEach(problem -> sink.report(problem.span(), problem.message()));
  }
}
