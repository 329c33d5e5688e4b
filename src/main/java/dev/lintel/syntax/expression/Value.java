package dev.lintel.syntax.expression;

import java.util.List;

/**
 * A value of GitHub's expressions, or what is known of one. Arrays and objects are equal to
 * themselves alone, and each kind turns into texts and numbers as GitHub has it: see {@link
 * Coercion}.
 */
public sealed interface Value
    permits Value.NullValue,
        Value.BooleanValue,
        Value.NumberValue,
        Value.StringValue,
        Value.ArrayValue,
        ObjectValue,
        Value.UnknownValue {
  /** Gives the name of the kind as GitHub writes it; {@code Unknown} where it is not known. */
  default String kind() {
    return switch (this) {
      case NullValue _ -> "Null";
      case BooleanValue _ -> "Boolean";
      case NumberValue _ -> "Number";
      case StringValue _ -> "String";
      case ArrayValue _ -> "Array";
      case ObjectValue _ -> "Object";
      case UnknownValue _ -> "Unknown";
    };
  }

  /** Gives what is known of whether a condition holds that has this value. */
  default Truth truth() {
    return switch (this) {
      case NullValue _ -> Truth.FALSE;
      case BooleanValue(boolean value) -> Truth.of(value);
      case NumberValue(double value) -> Truth.of(value != 0 && !Double.isNaN(value));
      case StringValue(String value) -> Truth.of(!value.isEmpty());
      case ArrayValue _, ObjectValue _ -> Truth.TRUE;
      case UnknownValue(Truth truth, _) -> truth;
    };
  }

  /** Tells whether the value and all in it are known. */
  default boolean isKnown() {
    return switch (this) {
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> true;
      case ArrayValue array -> array.items().stream().allMatch(Value::isKnown);
      case ObjectValue object ->
          object.isWhole() && object.values().stream().allMatch(Value::isKnown);
      case UnknownValue _ -> false;
    };
  }

  /** Gives the value of a truth; an unknown Boolean where it is not known. */
  static Value of(Truth truth) {
    return switch (truth) {
      case FALSE -> new BooleanValue(false);
      case TRUE -> new BooleanValue(true);
      case UNKNOWN -> new UnknownValue(Truth.UNKNOWN, true);
    };
  }

  /** Gives what is known where a value is one or the other, and nobody knows which. */
  static Value either(Value one, Value other) {
    if (isSame(one, other)) {
      return one;
    }
    Truth truth = Truth.either(one.truth(), other.truth());
    boolean isBoolean = one.isBoolean() && other.isBoolean();
    return isBoolean ? of(truth) : new UnknownValue(truth, false);
  }

  private boolean isBoolean() {
    return switch (this) {
      case BooleanValue _ -> true;
      case UnknownValue(_, boolean isBoolean) -> isBoolean;
      case NullValue _, NumberValue _, StringValue _, ArrayValue _, ObjectValue _ -> false;
    };
  }

  private static boolean isSame(Value one, Value other) {
    return switch (one) {
      case NullValue _, BooleanValue _, NumberValue _, StringValue _, UnknownValue _ ->
          one.equals(other);
      case ArrayValue _, ObjectValue _ -> ValueComparison.isIdentical(one, other);
    };
  }

  /** Nothing, as of a property that an object does not have. */
  record NullValue() implements Value {}

  record BooleanValue(boolean value) implements Value {}

  record NumberValue(double value) implements Value {}

  record StringValue(String value) implements Value {}

  /**
   * Values in their order.
   *
   * @param isFiltered what {@code .*} gives: a property of it is the array of that property of each
   *     item
   */
  record ArrayValue(List<Value> items, boolean isFiltered) implements Value {
    public ArrayValue {
      items = List.copyOf(items);
    }

    public ArrayValue(List<Value> items) {
      this(items, false);
    }
  }

  /**
   * A value that nobody knows.
   *
   * @param truth what is known of whether a condition holds that has it
   * @param isBoolean tells that it can be nothing else; then the truth is unknown too
   */
  record UnknownValue(Truth truth, boolean isBoolean) implements Value {
    /** A value of which nothing is known. */
    public static final UnknownValue ANY = new UnknownValue(Truth.UNKNOWN, false);

    public UnknownValue {
      if (isBoolean && truth != Truth.UNKNOWN) {
        throw new IllegalArgumentException("a Boolean whose truth is known is known");
      }
    }
  }
}
