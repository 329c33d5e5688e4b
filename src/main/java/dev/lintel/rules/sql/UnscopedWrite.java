package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Delete;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Update;
import java.util.Optional;

/** Finds writes that reach every row of a table. */
public final class UnscopedWrite implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      // A template may add the filter, or make the table one that is meant to be emptied.
      if (script.isMasked(statement.span())) {
        continue;
      }
      switch (statement) {
        case Delete delete ->
            check(delete.verb(), "DELETE on " + delete.table(), delete.where(), sink);
        case Update update ->
            check(update.verb(), "UPDATE on " + update.table(), update.where(), sink);
        default -> {}
      }
    }
  }

  /** {@code WHERE TRUE} is how people silence a linter, so it counts as no filter at all. */
  private static void check(Span verb, String write, Optional<Expression> where, FindingSink sink) {
    if (where.isEmpty()) {
      sink.report(verb, "%s has no row filter".formatted(write));
    } else if (Truth.of(where.get()).orElse(false)) {
      sink.report(verb, "%s has a filter that is always true".formatted(write))
          .related(where.get().span(), "the filter");
    }
  }
}
