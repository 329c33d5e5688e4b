package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.LateralView;
import dev.lintel.syntax.sql.OtherTable;
import dev.lintel.syntax.sql.Pivot;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableFunction;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.Unpivot;
import java.util.List;

/** Finds tables side by side in FROM whose join condition stands in WHERE. */
public final class CommaJoin implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      List<TableReference> side = select.from().stream().filter(CommaJoin::isJoinable).toList();
      if (side.size() > 1
          && select.where().isPresent()
          && joins(select.where().get())
          && !script.isMasked(select.span())) {
        TableReference second = side.get(1);
        Report report =
            sink.report(
                second.span(),
                "'%s' is joined by a comma, and its condition is one of many in WHERE"
                    .formatted(Texts.brief(second.span())));
        JoinFix.of(select).ifPresent(report::fix);
      }
    }
  }

  private static boolean isJoinable(TableReference relation) {
    return switch (relation) {
      case TableName _, Join _, OtherTable _, Pivot _, Unpivot _ -> true;
      case DerivedTable table -> !table.lateral();
      case TableFunction _, LateralView _ -> false;
    };
  }

  private static boolean joins(Expression where) {
    return where.conjuncts().stream()
        .anyMatch(condition ->
            condition instanceof Comparison comparison
                && comparison.left() instanceof ColumnRef
                && comparison.right() instanceof ColumnRef);
  }
}
