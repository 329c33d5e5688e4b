package dev.lintel.syntax.expression;

import dev.lintel.syntax.expression.Expression.Comparator;
import dev.lintel.syntax.expression.Value.ArrayValue;
import dev.lintel.syntax.expression.Value.BooleanValue;
import dev.lintel.syntax.expression.Value.NullValue;
import dev.lintel.syntax.expression.Value.NumberValue;
import dev.lintel.syntax.expression.Value.StringValue;
import dev.lintel.syntax.expression.Value.UnknownValue;

/**
 * How values compare: those of one kind by themselves, texts without case, arrays and objects by
 * identity, and those of two kinds as numbers. Source: result.js of @actions/expressions 0.3.61 and
 * docs.github.com, "Evaluate expressions in workflows and actions", read 2026-11-27.
 */
final class ValueComparison {
  private ValueComparison() {}

  static Truth compare(Comparator comparator, Value left, Value right) {
    return switch (comparator) {
      case EQUAL -> equal(left, right);
      case NOT_EQUAL -> equal(left, right).negated();
      case LESS -> less(left, right);
      case LESS_OR_EQUAL -> less(left, right).or(equal(left, right));
      case GREATER -> less(right, left);
      case GREATER_OR_EQUAL -> less(right, left).or(equal(left, right));
    };
  }

  static Truth equal(Value left, Value right) {
    if (left instanceof UnknownValue unknown) {
      return equalsUnknown(unknown, right);
    }
    if (right instanceof UnknownValue unknown) {
      return equalsUnknown(unknown, left);
    }
    if (left instanceof NullValue && right instanceof NullValue) {
      return Truth.TRUE;
    }
    if (left instanceof StringValue(String one) && right instanceof StringValue(String other)) {
      return Truth.of(CaseFolding.of(one).equals(CaseFolding.of(other)));
    }
    if (Coercion.isCollection(left) || Coercion.isCollection(right)) {
      return Truth.of(isIdentical(left, right));
    }
    return Truth.of(number(left) == number(right));
  }

  @SuppressWarnings("ReferenceEquality") // Two arrays of the same items are two arrays.
  static boolean isIdentical(Value left, Value right) {
    return left == right;
  }

  private static Truth less(Value left, Value right) {
    if (left instanceof UnknownValue unknown) {
      return unknown.isBoolean()
          ? Truth.either(less(new BooleanValue(false), right), less(new BooleanValue(true), right))
          : isNeverOrdered(right) ? Truth.FALSE : Truth.UNKNOWN;
    }
    if (right instanceof UnknownValue unknown) {
      return unknown.isBoolean()
          ? Truth.either(less(left, new BooleanValue(false)), less(left, new BooleanValue(true)))
          : isNeverOrdered(left) ? Truth.FALSE : Truth.UNKNOWN;
    }
    if (left instanceof StringValue(String one) && right instanceof StringValue(String other)) {
      return Truth.of(CaseFolding.of(one).compareTo(CaseFolding.of(other)) < 0);
    }
    return Truth.of(number(left) < number(right));
  }

  private static Truth equalsUnknown(UnknownValue unknown, Value other) {
    if (unknown.isBoolean()) {
      return Truth.either(
          equal(new BooleanValue(false), other), equal(new BooleanValue(true), other));
    }
    return other instanceof NumberValue(double number) && Double.isNaN(number)
        ? Truth.FALSE
        : Truth.UNKNOWN;
  }

  private static boolean isNeverOrdered(Value value) {
    return switch (value) {
      case ArrayValue _, ObjectValue _ -> true;
      case NumberValue(double number) -> Double.isNaN(number);
      case NullValue _, BooleanValue _, StringValue _, UnknownValue _ -> false;
    };
  }

  private static double number(Value known) {
    return Coercion.number(known).orElseThrow();
  }
}
