package dev.lintel.model.sql;

import dev.lintel.model.sql.ColumnType.Decimal;
import dev.lintel.model.sql.ColumnType.Simple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The type of what Spark's arithmetic operators make.
 *
 * <p>Source: spark.apache.org/docs/4.0.0/sql-ref-ansi-compliance.html, and the analyzer of Spark
 * 4.0.0 for dates and intervals, which a day, a number of days and an interval may be added to.
 */
public enum ArithmeticType {
  PLUS("+"),
  MINUS("-"),
  TIMES("*"),
  DIVIDE("/"),
  REMAINDER("%");

  private final String sign;

  ArithmeticType(String sign) {
    this.sign = sign;
  }

  /** Gives the operator of a sign. */
  public static Optional<ArithmeticType> of(String sign) {
    return Arrays.stream(values()).filter(operator -> operator.sign.equals(sign)).findFirst();
  }

  private static final int MAX_PRECISION = 38;
  private static final int KEPT_SCALE = 6;

  /** Gives the type; unknown where an operand is, or where Spark finds a fault. */
  public ColumnType of(ColumnType left, ColumnType right) {
    boolean isOfDecimals = left instanceof Decimal || right instanceof Decimal;
    if (isOfDecimals && CommonType.isExact(left) && CommonType.isExact(right)) {
      return decimal(CommonType.decimal(left), CommonType.decimal(right));
    }
    if (isOfDecimals && CommonType.isNumber(left) && CommonType.isNumber(right)) {
      return new Simple("double");
    }
    if (CommonType.isPlainNumber(left) && CommonType.isPlainNumber(right)) {
      TypeFunction function = this == DIVIDE ? TypeFunction.QUOTIENT : TypeFunction.ARITHMETIC;
      return function.apply(List.of(left, right));
    }
    return switch (this) {
      case PLUS -> isDay(left) ? shifted(left, right) : shifted(right, left);
      case MINUS -> shifted(left, right);
      case TIMES, DIVIDE, REMAINDER -> ColumnType.UNKNOWN;
    };
  }

  private ColumnType decimal(Decimal left, Decimal right) {
    int wholeLeft = left.precision() - left.scale();
    int wholeRight = right.precision() - right.scale();
    int scale = Math.max(left.scale(), right.scale());
    return switch (this) {
      case PLUS, MINUS -> adjusted(Math.max(wholeLeft, wholeRight) + scale + 1, scale);
      case TIMES ->
          adjusted(left.precision() + right.precision() + 1, left.scale() + right.scale());
      case DIVIDE -> {
        int quotient = Math.max(KEPT_SCALE, left.scale() + right.precision() + 1);
        yield adjusted(wholeLeft + right.scale() + quotient, quotient);
      }
      case REMAINDER -> adjusted(Math.min(wholeLeft, wholeRight) + scale, scale);
    };
  }

  /** Of digits that are too many, those behind the point go, down to six. */
  private static Decimal adjusted(int precision, int scale) {
    if (precision <= MAX_PRECISION) {
      return new Decimal(precision, scale);
    }
    int kept = Math.max(MAX_PRECISION - (precision - scale), Math.min(scale, KEPT_SCALE));
    return new Decimal(MAX_PRECISION, kept);
  }

  private static boolean isDay(ColumnType type) {
    return type.equals(new Simple("date")) || type.toString().startsWith("timestamp");
  }

  private ColumnType shifted(ColumnType day, ColumnType by) {
    if (!isDay(day)) {
      return ColumnType.UNKNOWN;
    }
    String step = by.toString();
    if (this == MINUS && isDay(by)) {
      boolean isOfDates = day.equals(by) && step.equals("date");
      return new Simple(isOfDates ? "interval day" : "interval day to second");
    }
    if (step.startsWith("interval")) {
      boolean keepsDate = step.equals("interval day") || step.equals("interval year to month");
      return day.toString().equals("date") && !keepsDate ? new Simple("timestamp") : day;
    }
    boolean isOfDays = List.of("tinyint", "smallint", "int").contains(step);
    return isOfDays && day.toString().equals("date") ? day : ColumnType.UNKNOWN;
  }
}
