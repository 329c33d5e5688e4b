package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryStatement;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;

/** Finds queries and tables made of queries that take all columns of a table. */
public final class SelectStar implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Statement statement : script.statements()) {
      switch (statement) {
        case QueryStatement(Query query) -> check(query, script, sink);
        case CreateTable table -> table.query().ifPresent(query -> check(query, script, sink));
        default -> {}
      }
    }
  }

  private static void check(Query query, SqlScript script, FindingSink sink) {
    for (Select.Item star : Stars.overTables(query, script)) {
      sink.report(
          star.span(),
          "'%s' takes whatever columns the table has".formatted(Texts.brief(star.span())));
    }
  }
}
