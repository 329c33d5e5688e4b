package dev.lintel.rules.sql;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.SqlProblem;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.TableName;
import java.util.List;

/**
 * Reports problems with the tables that they are about. A check of what changed thereby tells of
 * the queries that a changed definition breaks.
 */
final class Problems {
  private static final int MOST_RELATED = 5;

  private Problems() {}

  /** Reports the problems of one kind. */
  static void report(SqlProblem.Kind kind, ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      for (SqlProblem problem : check.problems()) {
        if (problem.kind() == kind) {
          relate(sink.report(problem.span(), problem.message()), problem.span(), check);
        }
      }
    }
  }

  private static void relate(Report report, Span problem, StatementCheck check) {
    List<TableName> names = check.statement().all(TableName.class);
    List<TableName> meant = names.stream().filter(name -> qualifies(name, problem.text())).toList();
    (meant.isEmpty() ? names : meant)
        .stream()
            .flatMap(name -> check.table(name).stream())
            .filter(table -> table.definition().isPresent())
            .distinct()
            .limit(MOST_RELATED)
            .forEach(table ->
                report.related(
                    table.definition().get(), "'%s' is defined here".formatted(table.id())));
  }

  private static boolean qualifies(TableName name, String reference) {
    int dot = reference.indexOf('.');
    return dot > 0
        && name.exposedName()
            .value()
            .equalsIgnoreCase(reference.substring(0, dot).replace("`", ""));
  }
}
