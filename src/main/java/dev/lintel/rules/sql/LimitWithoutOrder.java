package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;

/** Finds tables and views of rows that a LIMIT picks at random. */
public final class LimitWithoutOrder implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      switch (statement) {
        case Insert insert -> insert.source().ifPresent(query -> check(query, script, sink));
        case CreateTable table -> table.query().ifPresent(query -> check(query, script, sink));
        case CreateView view -> view.query().ifPresent(query -> check(query, script, sink));
        default -> {}
      }
    }
  }

  private static void check(Query query, SqlScript script, FindingSink sink) {
    if (query.limit().isPresent() && query.orderBy().isEmpty() && !query.body().givesOneRow()) {
      Span limit = query.limit().get().span();
      if (!limit.text().equals("0") && !script.isMasked(query.span())) {
        sink.report(limit, "LIMIT %s without ORDER BY keeps any rows".formatted(limit.text()));
      }
    }
  }
}
