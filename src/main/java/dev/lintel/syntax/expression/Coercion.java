package dev.lintel.syntax.expression;

import dev.lintel.syntax.expression.Value.ArrayValue;
import dev.lintel.syntax.expression.Value.BooleanValue;
import dev.lintel.syntax.expression.Value.NullValue;
import dev.lintel.syntax.expression.Value.NumberValue;
import dev.lintel.syntax.expression.Value.StringValue;
import dev.lintel.syntax.expression.Value.UnknownValue;
import java.util.Optional;

/**
 * What values turn into where another kind is needed. Source: the data types
 * of @actions/expressions 0.3.61, read 2026-11-27.
 */
final class Coercion {
  private Coercion() {}

  /** Gives the number of a value, NaN for what is none; empty where it is unknown. */
  static Optional<Double> number(Value value) {
    return switch (value) {
      case NullValue _ -> Optional.of(0d);
      case BooleanValue(boolean isTrue) -> Optional.of(isTrue ? 1d : 0d);
      case NumberValue(double number) -> Optional.of(number);
      case StringValue(String text) -> Optional.of(Numbers.ofText(text));
      case ArrayValue _, ObjectValue _ -> Optional.of(Double.NaN);
      case UnknownValue _ -> Optional.empty();
    };
  }

  /** Gives the text of a value, its kind for arrays and objects; empty where it is unknown. */
  static Optional<String> text(Value value) {
    return switch (value) {
      case NullValue _ -> Optional.of("");
      case BooleanValue(boolean isTrue) -> Optional.of(Boolean.toString(isTrue));
      case NumberValue(double number) -> Optional.of(NumberText.rounded(number));
      case StringValue(String text) -> Optional.of(text);
      case ArrayValue _, ObjectValue _ -> Optional.of(value.kind());
      case UnknownValue _ -> Optional.empty();
    };
  }

  /** Tells whether a value is an array or object, which never turn into a text by themselves. */
  static boolean isCollection(Value value) {
    return value instanceof ArrayValue || value instanceof ObjectValue;
  }
}
