package dev.lintel.rules.sql.query;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlFixRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.TableName;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds inserts whose columns are those that the source happens to have, in its order. */
public final class SelectStarInsert implements SqlFixRule {
  @Override
  public void check(SqlScript script, Supplier<Optional<ScriptAnalysis>> tables, FindingSink sink) {
    for (Insert insert : script.all(Insert.class)) {
      if (!insert.byName() && insert.source().isPresent()) {
        check(insert, insert.source().get(), script, tables, sink);
      }
    }
  }

  private static void check(
      Insert insert,
      Query source,
      SqlScript script,
      Supplier<Optional<ScriptAnalysis>> tables,
      FindingSink sink) {
    if (!(source.body() instanceof Select select) || script.isMasked(columns(select))) {
      return;
    }
    for (Select.Item item : select.items()) {
      if (item.expression() instanceof Star && readsTables(select, source)) {
        Report report =
            sink.report(
                item.span(),
                "'%s' fills the columns of %s in whatever order its source has them"
                    .formatted(item.span().text(), insert.table()));
        StarFix.of(item, tables.get()).ifPresent(report::fix);
      }
    }
  }

  /** What stands before FROM: a template in a condition changes no column. */
  private static Span columns(Select select) {
    Span all = select.span();
    int end = select.from().isEmpty() ? all.end() : select.from().getFirst().span().start();
    return all.source().span(all.start(), end);
  }

  /**
   * The columns of a CTE or subquery are written in the statement itself, so their order is known.
   */
  private static boolean readsTables(Select select, Query source) {
    return select.from().stream()
        .flatMap(relation -> relation.all(TableName.class).stream())
        .anyMatch(table ->
            source.ctes().stream().noneMatch(cte -> cte.name().matches(table.parts().getLast())));
  }
}
