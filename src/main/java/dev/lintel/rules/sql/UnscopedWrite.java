package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.BooleanLiteral;
import dev.lintel.syntax.sql.Delete;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.Update;
import java.util.Optional;

/** Finds writes that reach every row of a table. */
public final class UnscopedWrite implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Statement statement : script.statements()) {
      switch (statement) {
        case Delete(Span verb, TableName table, var where) when reachesEveryRow(where) ->
            report(script, sink, statement, verb, "DELETE on %s has no row filter", table);
        case Update(Span verb, TableName table, _, var where) when reachesEveryRow(where) ->
            report(script, sink, statement, verb, "UPDATE on %s has no row filter", table);
        default -> {}
      }
    }
  }

  /** A template may add the filter, or make the table one that is meant to be emptied. */
  private static void report(
      SqlScript script,
      FindingSink sink,
      Statement statement,
      Span verb,
      String message,
      TableName table) {
    if (!script.isMasked(statement.span())) {
      sink.report(verb, message.formatted(table));
    }
  }

  /** {@code WHERE TRUE} is how people silence a linter, so it counts as no filter at all. */
  private static boolean reachesEveryRow(Optional<Expression> where) {
    return where.isEmpty() || where.get() instanceof BooleanLiteral(_, boolean value) && value;
  }
}
