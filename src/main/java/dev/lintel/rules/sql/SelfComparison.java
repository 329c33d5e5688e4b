package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.SqlScript;

/** Finds comparisons of a column with itself. */
public final class SelfComparison implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Comparison comparison : script.all(Comparison.class)) {
      if (comparison.left() instanceof ColumnRef left
          && comparison.right() instanceof ColumnRef right
          && ColumnNames.isSame(left, right)
          && !script.isMasked(comparison.span())) {
        sink.report(comparison.span(), "'%s' is compared with itself".formatted(left));
      }
    }
  }
}
