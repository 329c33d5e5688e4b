package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ArithmeticType;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.SparkFunctions;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gives the types of what operators make. */
final class OperationType {
  private OperationType() {}

  /** Gives the type of an operation whose operands are resolved; unknown where one of theirs is. */
  static ColumnType of(Operation operation, Resolution resolution) {
    String operator = operation.operator().toLowerCase(Locale.ROOT);
    List<ColumnType> types = operation.operands().stream().map(resolution::type).toList();
    if (types.size() == 1) {
      return ofSign(operator, types);
    }
    return switch (operator) {
      case "||" -> ofCall("concat", types);
      case "div" -> ofCall("div", types);
      default ->
          ArithmeticType.of(operator)
              .map(arithmetic -> ofChain(arithmetic, operation.operands(), resolution))
              .orElse(ColumnType.UNKNOWN);
    };
  }

  private static ColumnType ofSign(String sign, List<ColumnType> types) {
    return switch (sign) {
      case "-" -> ofCall("negative", types);
      case "+" -> ofCall("positive", types);
      default -> ColumnType.UNKNOWN;
    };
  }

  private static ColumnType ofCall(String function, List<ColumnType> types) {
    return SparkFunctions.find(function)
        .map(found -> found.returnType().of(types))
        .orElse(ColumnType.UNKNOWN);
  }

  private static ColumnType ofChain(
      ArithmeticType operator, List<Expression> operands, Resolution resolution) {
    Operand left = Operand.of(operands.getFirst(), resolution);
    for (Expression next : operands.subList(1, operands.size())) {
      Operand right = Operand.of(next, resolution);
      left = new Operand(operator.of(left.beside(right), right.beside(left)), Optional.empty());
    }
    return left.type;
  }

  /**
   * What an operator works on.
   *
   * @param digits of a whole number that is written out, the decimal of as many digits, which it
   *     counts as beside a decimal
   */
  private record Operand(ColumnType type, Optional<ColumnType> digits) {
    static Operand of(Expression expression, Resolution resolution) {
      return new Operand(resolution.type(expression), digits(expression));
    }

    private static Optional<ColumnType> digits(Expression expression) {
      return switch (expression) {
        case NumberLiteral number -> digits(number.span().text());
        case Operation(_, String sign, List<Expression> operands)
            when sign.equals("-")
                && operands.size() == 1
                && operands.getFirst() instanceof NumberLiteral ->
            digits(operands.getFirst());
        default -> Optional.empty();
      };
    }

    private static Optional<ColumnType> digits(String number) {
      String digits = number.replaceFirst("^0+(?=\\d)", "").replaceFirst("[lLsSyY]$", "");
      return digits.chars().allMatch(Character::isDigit)
          ? Optional.of(new ColumnType.Decimal(digits.length(), 0))
          : Optional.empty();
    }

    ColumnType beside(Operand other) {
      return other.type instanceof ColumnType.Decimal ? digits.orElse(type) : type;
    }
  }
}
