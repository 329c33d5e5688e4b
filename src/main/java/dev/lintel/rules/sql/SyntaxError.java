package dev.lintel.rules.sql;

import dev.lintel.finding.Reason;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.sql.SqlScript;

/** Reports what the parser refuses; a text over a limit may be no fault, so that stands lower. */
public final class SyntaxError implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SyntaxProblem problem : script.problems()) {
      Report report = sink.report(problem.span(), problem.message());
      if (problem.kind() == SyntaxProblem.Kind.LIMIT) {
        report.lowered(Reason.UNCERTAIN);
      }
    }
  }
}
