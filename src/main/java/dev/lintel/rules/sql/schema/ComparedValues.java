package dev.lintel.rules.sql.schema;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Between;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.InList;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.StringLiteral;
import java.util.ArrayList;
import java.util.List;

/**
 * Two values that a condition compares, the one in question first: each pair stands here both ways.
 *
 * @param isEquality whether they are to be the same
 */
record ComparedValues(Expression value, Expression other, Span place, boolean isEquality) {

  /** Gives the pairs of a statement, in the order of the text. */
  static List<ComparedValues> of(Statement statement) {
    List<ComparedValues> pairs = new ArrayList<>();
    statement.walk(node -> add(node, pairs));
    return pairs;
  }

  private static void add(SqlNode node, List<ComparedValues> pairs) {
    switch (node) {
      case Comparison(_, Expression left, var operator, Span place, Expression right) -> {
        boolean isEquality = isEquality(operator);
        pairs.add(new ComparedValues(left, right, place, isEquality));
        pairs.add(new ComparedValues(right, left, place, isEquality));
      }
      case InList(_, Expression operand, _, List<Expression> values) when !isMixed(values) ->
          values.forEach(
              value -> pairs.add(new ComparedValues(operand, value, value.span(), true)));
      case Between between -> {
        pairs.add(
            new ComparedValues(between.operand(), between.low(), between.low().span(), false));
        pairs.add(
            new ComparedValues(between.operand(), between.high(), between.high().span(), false));
      }
      default -> {}
    }
  }

  /** Strings among numbers are told by {@code sql/mixed-type-in}. */
  private static boolean isMixed(List<Expression> values) {
    return values.stream().anyMatch(StringLiteral.class::isInstance)
        && values.stream().anyMatch(NumberLiteral.class::isInstance);
  }

  private static boolean isEquality(Comparison.Operator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, NULL_SAFE_EQUAL, NULL_SAFE_NOT_EQUAL -> true;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> false;
    };
  }
}
