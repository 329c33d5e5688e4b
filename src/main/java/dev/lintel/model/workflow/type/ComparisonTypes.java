package dev.lintel.model.workflow.type;

import dev.lintel.model.workflow.type.Type.Scalar;
import dev.lintel.model.workflow.type.Type.Words;
import dev.lintel.model.workflow.type.TypeProblem.Mismatch;
import dev.lintel.model.workflow.type.TypeProblem.NeverEqual;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Expression.Comparison;
import dev.lintel.syntax.expression.Expression.StringLiteral;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds comparisons that come out the same whatever the values are. Operands of different types
 * become numbers, and a string that is none becomes NaN, which equals nothing.
 */
final class ComparisonTypes {
  private ComparisonTypes() {}

  static Optional<TypeProblem> check(Comparison comparison, Type left, Type right) {
    return check(comparison, comparison.left(), left, right)
        .or(() -> one(comparison, comparison.left(), left, comparison.right(), right))
        .or(() -> one(comparison, comparison.right(), right, comparison.left(), left));
  }

  private static boolean isEquality(Comparison comparison) {
    return switch (comparison.comparator()) {
      case EQUAL, NOT_EQUAL -> true;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> false;
    };
  }

  private static Optional<TypeProblem> check(
      Comparison comparison, Expression place, Type left, Type right) {
    if (isEquality(comparison)) {
      return Optional.empty();
    }
    boolean isBoolean = left == Scalar.BOOLEAN || right == Scalar.BOOLEAN;
    boolean isNull = left == Scalar.NULL || right == Scalar.NULL;
    if (left.isCollection()
        || right.isCollection()
        || isBoolean && !isNull && isKnown(left, right)) {
      return Optional.of(
          new Mismatch(
              place.span(),
              "'%s' compares %s with %s, which have no order"
                  .formatted(comparison.comparator().symbol(), left.words(), right.words())));
    }
    return Optional.empty();
  }

  private static boolean isKnown(Type left, Type right) {
    return !(left instanceof Type.Any) && !(right instanceof Type.Any);
  }

  /**
   * Looks at an operand that is compared with a literal. An empty text equals what is not there, so
   * it is a way to ask for that.
   */
  private static Optional<TypeProblem> one(
      Comparison comparison, Expression operand, Type type, Expression other, Type otherType) {
    if (!isEquality(comparison)) {
      return Optional.empty();
    }
    boolean isText = other instanceof StringLiteral(_, String text) && !text.isBlank();
    boolean isNumber = other instanceof Expression.NumberLiteral(_, double value) && value != 0;
    if (type.isCollection() && (isText || isNumber)) {
      return Optional.of(
          new Mismatch(
              operand.span(),
              "%s is %s, which never equals %s"
                  .formatted(Typing.quoted(operand), type.words(), otherType.words())));
    }
    if (!isText || operand instanceof StringLiteral) {
      return Optional.empty();
    }
    StringLiteral literal = (StringLiteral) other;
    return switch (type) {
      case Words(Set<String> accepted) -> words(operand, accepted, literal);
      case Scalar scalar when isNoNumber(literal.value()) -> scalar(operand, scalar, literal);
      default -> Optional.empty();
    };
  }

  private static Optional<TypeProblem> words(
      Expression operand, Set<String> accepted, StringLiteral literal) {
    if (accepted.stream().anyMatch(literal.value()::equalsIgnoreCase)) {
      return Optional.empty();
    }
    return Optional.of(
        new NeverEqual(
            literal.span(),
            "%s is never '%s'%s"
                .formatted(
                    Typing.quoted(operand),
                    literal.value(),
                    Spelling.hint(literal.value(), new TreeSet<>(accepted)))));
  }

  private static Optional<TypeProblem> scalar(
      Expression operand, Scalar scalar, StringLiteral literal) {
    return switch (scalar) {
      case BOOLEAN, NUMBER ->
          Optional.of(
              new NeverEqual(
                  literal.span(),
                  "%s is %s, which never equals the string '%s'"
                      .formatted(Typing.quoted(operand), scalar.words(), literal.value())));
      case NULL, STRING -> Optional.empty();
    };
  }

  private static boolean isNoNumber(String text) {
    return text.chars().anyMatch(Character::isLetter)
        && !text.strip().matches("0[xo].*|[-+]?(\\d.*|Infinity)");
  }
}
