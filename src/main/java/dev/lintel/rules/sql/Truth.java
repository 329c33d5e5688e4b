package dev.lintel.rules.sql;

import dev.lintel.syntax.sql.BooleanLiteral;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.IsNull;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.Not;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.StringLiteral;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells which conditions come out the same for every row. */
final class Truth {
  /** More digits than this are no number that anyone writes to say true. */
  private static final int MAX_DIGITS = 15;

  private Truth() {}

  /** Gives what a condition is for every row; empty where that depends on the row. */
  static Optional<Boolean> of(Expression condition) {
    return switch (condition) {
      case BooleanLiteral(_, boolean value) -> Optional.of(value);
      case Not(_, Expression operand) -> of(operand).map(value -> !value);
      case Comparison comparison -> of(comparison);
      case Logical(_, Logical.Operator operator, List<Expression> operands) ->
          of(operands, operator == Logical.Operator.OR);
      default -> Optional.empty();
    };
  }

  /** A column that equals itself fails for NULL only. */
  private static Optional<Boolean> of(Comparison comparison) {
    if (comparison.left() instanceof ColumnRef left
        && comparison.right() instanceof ColumnRef right
        && ColumnNames.isSame(left, right)) {
      return switch (comparison.operator()) {
        case EQUAL, NULL_SAFE_EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> Optional.of(true);
        case NOT_EQUAL, NULL_SAFE_NOT_EQUAL, LESS, GREATER -> Optional.of(false);
      };
    }
    return order(comparison.left(), comparison.right())
        .map(order ->
            switch (comparison.operator()) {
              case EQUAL, NULL_SAFE_EQUAL -> order == 0;
              case NOT_EQUAL, NULL_SAFE_NOT_EQUAL -> order != 0;
              case LESS -> order < 0;
              case LESS_OR_EQUAL -> order <= 0;
              case GREATER -> order > 0;
              case GREATER_OR_EQUAL -> order >= 0;
            });
  }

  private static Optional<Integer> order(Expression left, Expression right) {
    if (left instanceof NumberLiteral && right instanceof NumberLiteral) {
      return number(left).flatMap(one -> number(right).map(other -> Long.compare(one, other)));
    }
    return left instanceof StringLiteral
            && right instanceof StringLiteral
            && left.span().text().equals(right.span().text())
        ? Optional.of(0)
        : Optional.empty();
  }

  private static Optional<Long> number(Expression literal) {
    String text = literal.span().text();
    boolean isPlain = text.length() <= MAX_DIGITS && text.chars().allMatch(Character::isDigit);
    return isPlain ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /**
   * Judges a chain: one operand of the deciding value settles it, and else all must be known.
   *
   * @param deciding true for OR, false for AND
   */
  private static Optional<Boolean> of(List<Expression> operands, boolean deciding) {
    boolean areAllKnown = true;
    Map<String, Boolean> nullTests = new HashMap<>();
    for (Expression operand : operands) {
      if (operand instanceof IsNull(_, ColumnRef column, boolean negated)) {
        String name = column.toString().toLowerCase(Locale.ROOT);
        Boolean other = nullTests.putIfAbsent(name, negated);
        if (other != null && other != negated) {
          return Optional.of(deciding);
        }
      }
      Optional<Boolean> value = of(operand);
      if (value.isPresent() && value.get() == deciding) {
        return value;
      }
      areAllKnown &= value.isPresent();
    }
    return areAllKnown ? Optional.of(!deciding) : Optional.empty();
  }
}
