package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.ScalarSubquery;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Star;
import java.util.Optional;

/** Finds queries that count rows to learn whether there is one. */
public final class CountAboveZero implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Comparison comparison : script.all(Comparison.class)) {
      if (comparison.left() instanceof ScalarSubquery(Span span, Query query)
          && counts(query)
          && !script.isMasked(comparison.span())) {
        Optional<Decimal> number = Literals.number(comparison.right());
        String cure = number.map(n -> cure(comparison.operator(), n)).orElse("");
        if (!cure.isEmpty()) {
          sink.report(
              span.to(comparison.right().span()),
              "all rows are counted to learn whether there is one; %s stops at the first"
                  .formatted(cure));
        }
      }
    }
  }

  /** Tells whether a query gives the number of its rows and nothing else. */
  private static boolean counts(Query query) {
    return query.body() instanceof Select select
        && select.groupBy().isEmpty()
        && select.having().isEmpty()
        && select.items().size() == 1
        && select.items().getFirst().expression() instanceof FunctionCall call
        && call.calls("count")
        && !call.distinct()
        && call.filter().isEmpty()
        && call.arguments().size() == 1
        && (call.arguments().getFirst() instanceof Star
            || Literals.isLiteral(call.arguments().getFirst()));
  }

  private static String cure(Comparison.Operator operator, Decimal number) {
    boolean isZero = number.isZero();
    boolean isOne = number.compareTo(Decimal.of(1)) == 0;
    return switch (operator) {
      case GREATER, NOT_EQUAL -> isZero ? "EXISTS" : "";
      case GREATER_OR_EQUAL -> isOne ? "EXISTS" : "";
      case EQUAL, LESS_OR_EQUAL -> isZero ? "NOT EXISTS" : "";
      case LESS -> isOne ? "NOT EXISTS" : "";
      case NULL_SAFE_EQUAL, NULL_SAFE_NOT_EQUAL -> "";
    };
  }
}
