package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.SqlScript;

/** Finds comparisons of two values that are written out. */
public final class ConstantCondition implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Comparison comparison : script.all(Comparison.class)) {
      if (Literals.isLiteral(comparison.left())
          && Literals.isLiteral(comparison.right())
          && !isIdiom(comparison)
          && !script.isMasked(comparison.span())) {
        sink.report(
            comparison.span(),
            "'%s' compares two literals, so it is the same for every row"
                .formatted(Texts.brief(comparison.span())));
      }
    }
  }

  /** {@code 1 = 1} begins a list of conditions, {@code 1 = 0} asks for the columns alone. */
  private static boolean isIdiom(Comparison comparison) {
    return Literals.isNumber(comparison.left()) && Literals.isNumber(comparison.right());
  }
}
