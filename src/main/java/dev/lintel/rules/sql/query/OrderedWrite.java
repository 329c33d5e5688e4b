package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Optional;

/** Finds ORDER BY in what is written to a table or kept as a view. */
public final class OrderedWrite implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      switch (statement) {
        case Insert insert -> check(insert.source(), "a table keeps no order", script, sink);
        case CreateTable table -> check(table.query(), "a table keeps no order", script, sink);
        case CreateView view ->
            check(view.query(), "who reads the view may sort again", script, sink);
        default -> {}
      }
    }
  }

  private static void check(
      Optional<Query> query, String reason, SqlScript script, FindingSink sink) {
    query
        .flatMap(Sorting::unlimited)
        .filter(keys -> !script.isMasked(keys))
        .ifPresent(keys ->
            sink.report(
                keys, "all rows are sorted by %s, but %s".formatted(Texts.brief(keys), reason)));
  }
}
