package dev.lintel.rules.sql.query;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlFixRule;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryStatement;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds queries and tables made of queries that take all columns of a table. */
public final class SelectStar implements SqlFixRule {
  @Override
  public void check(SqlScript script, Supplier<Optional<ScriptAnalysis>> tables, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      switch (statement) {
        case QueryStatement(Query query) -> check(query, script, tables, sink);
        case CreateTable table ->
            table.query().ifPresent(query -> check(query, script, tables, sink));
        default -> {}
      }
    }
  }

  private static void check(
      Query query, SqlScript script, Supplier<Optional<ScriptAnalysis>> tables, FindingSink sink) {
    for (Select.Item star : Stars.overTables(query, script)) {
      Report report =
          sink.report(
              star.span(),
              "'%s' takes whatever columns the table has".formatted(Texts.brief(star.span())));
      StarFix.of(star, tables.get()).ifPresent(report::fix);
    }
  }
}
