package dev.lintel.rules.sql.query;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.BooleanLiteral;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.IntervalLiteral;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Operation;
import dev.lintel.syntax.sql.StringLiteral;
import dev.lintel.syntax.sql.TypedLiteral;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what literals say, as far as their text alone tells. */
final class Literals {
  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,40}\\.?\\d{0,40}|\\.\\d{1,40})(L|S|Y|BD)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern STRING = Pattern.compile("'([^'\\\\]*)'");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private Literals() {}

  /** What a value is made of; only values of one kind compare. */
  enum Kind {
    NUMBER,
    STRING,
    DATE
  }

  /**
   * A value that is written out.
   *
   * @param number the value of a number, else zero
   * @param text the value of a string or date, else empty
   */
  record Value(Kind kind, Decimal number, String text) {
    /** Tells whether another value is of the same kind, so that the order of both is known. */
    boolean comparesWith(Value other) {
      return kind == other.kind && !looksLikeNumber() && !other.looksLikeNumber();
    }

    /** A column of numbers compares with such a string as with the number. */
    private boolean looksLikeNumber() {
      return kind == Kind.STRING
          && !text.isEmpty()
          && "+-.0123456789".indexOf(text.charAt(0)) >= 0
          && !DAY.matcher(text).matches();
    }

    int compareTo(Value other) {
      return kind == Kind.NUMBER ? number.compareTo(other.number) : text.compareTo(other.text);
    }

    /** Tells whether two values differ whatever the collation, and whatever a column pads. */
    boolean differsFrom(Value other) {
      return comparesWith(other)
          && (kind == Kind.NUMBER
              ? number.compareTo(other.number) != 0
              : !text.strip().equalsIgnoreCase(other.text.strip()));
    }
  }

  /** Gives the value of a whole or decimal number, a string without escapes, or a date. */
  static Optional<Value> value(Expression expression) {
    Optional<Decimal> number = number(expression);
    if (number.isPresent()) {
      return Optional.of(new Value(Kind.NUMBER, number.get(), ""));
    }
    return switch (expression) {
      case StringLiteral literal ->
          string(literal).map(text -> new Value(Kind.STRING, Decimal.of(0), text));
      case TypedLiteral(Span span, String type) when type.equals("DATE") -> {
        Matcher day = DAY.matcher(span.text());
        yield day.find()
            ? Optional.of(new Value(Kind.DATE, Decimal.of(0), day.group()))
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  /** Gives the value of a number that is exact: no exponent, no suffix of a floating type. */
  static Optional<Decimal> number(Expression expression) {
    return switch (expression) {
      case NumberLiteral(Span span) -> {
        Matcher number = NUMBER.matcher(span.text());
        yield number.matches() ? Optional.of(Decimal.parse(number.group(1))) : Optional.empty();
      }
      case Operation(_, String sign, List<Expression> operands)
          when operands.size() == 1 && operands.getFirst() instanceof NumberLiteral operand ->
          sign.equals("-") ? number(operand).map(Decimal::negated) : number(operand);
      default -> Optional.empty();
    };
  }

  /** Gives what stands between the quotes, where nothing in it is escaped. */
  static Optional<String> string(Expression expression) {
    if (expression instanceof StringLiteral(Span span)) {
      Matcher string = STRING.matcher(span.text());
      return string.matches() ? Optional.of(string.group(1)) : Optional.empty();
    }
    return Optional.empty();
  }

  /** Tells whether a number is written out, with its sign if any. */
  static boolean isNumber(Expression expression) {
    return expression instanceof NumberLiteral
        || expression instanceof Operation(_, _, List<Expression> operands)
            && operands.size() == 1
            && operands.getFirst() instanceof NumberLiteral;
  }

  /** Tells whether a value is written out; NULL is none. */
  static boolean isLiteral(Expression expression) {
    return expression instanceof StringLiteral
        || expression instanceof TypedLiteral
        || expression instanceof IntervalLiteral
        || expression instanceof BooleanLiteral
        || isNumber(expression);
  }
}
