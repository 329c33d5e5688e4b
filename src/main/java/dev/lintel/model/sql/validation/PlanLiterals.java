package dev.lintel.model.sql.validation;

import dev.lintel.syntax.sql.BooleanLiteral;
import dev.lintel.syntax.sql.Cast;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Operation;
import dev.lintel.syntax.sql.StringLiteral;
import dev.lintel.syntax.sql.TypedLiteral;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;

/**
 * Turns what is written out into a value of the type that it is compared with, as Spark would. What
 * depends on a session's settings is left out: how floating numbers round, and time zones.
 */
final class PlanLiterals {
  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,38}\\.?\\d{0,38}|\\.\\d{1,38})(L|S|Y|BD)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern STRING = Pattern.compile("'([^'\\\\]*)'|\"([^\"\\\\]*)\"");
  private static final Pattern TIME =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[ T](\\d{2}:\\d{2}:\\d{2}))?");

  private final RexBuilder rex;

  PlanLiterals(RexBuilder rex) {
    this.rex = rex;
  }

  /** Tells whether a value is written out. */
  static boolean isLiteral(Expression expression) {
    return switch (expression) {
      case NumberLiteral _, StringLiteral _, TypedLiteral _, BooleanLiteral _ -> true;
      case Operation _ -> number(expression).isPresent();
      case Cast cast -> cast.operand() instanceof StringLiteral;
      default -> false;
    };
  }

  /**
   * Gives a value of a type; empty where that is not clear.
   *
   * @param type what it is compared with
   */
  Optional<RexNode> of(Expression expression, RelDataType type) {
    RelDataType exact = rex.getTypeFactory().createTypeWithNullability(type, false);
    return switch (type.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT ->
          number(expression)
              .filter(number -> number.stripTrailingZeros().scale() <= 0)
              .map(number -> rex.makeExactLiteral(number.setScale(0), exact));
      case DECIMAL ->
          number(expression)
              .filter(number -> number.stripTrailingZeros().scale() <= type.getScale())
              .map(number -> rex.makeExactLiteral(number, exact));
      case VARCHAR ->
          expression instanceof StringLiteral literal
              ? string(literal).map(text -> rex.makeLiteral(folded(text), exact, true))
              : Optional.empty();
      case BOOLEAN ->
          expression instanceof BooleanLiteral(_, boolean value)
              ? Optional.of(rex.makeLiteral(value))
              : Optional.empty();
      case DATE ->
          time(expression)
              .filter(time -> time.length() == 10)
              .map(day -> rex.makeDateLiteral(new DateString(day)));
      case TIMESTAMP ->
          time(expression)
              .map(time -> time.length() == 10 ? time + " 00:00:00" : time)
              .map(
                  time -> rex.makeTimestampLiteral(new TimestampString(time), type.getPrecision()));
      default -> Optional.empty();
    };
  }

  /**
   * Tells whether texts stand in one order whatever the collation: those that begin as a date does.
   */
  static boolean isOrdered(Expression expression, Comparison.Operator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, NULL_SAFE_EQUAL, NULL_SAFE_NOT_EQUAL -> true;
      default ->
          !(expression instanceof StringLiteral literal)
              || string(literal).filter(text -> TIME.matcher(text).matches()).isPresent();
    };
  }

  /** Two texts are told apart only where a collation, or a column that pads, does so too. */
  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<BigDecimal> number(Expression expression) {
    return switch (expression) {
      case NumberLiteral literal -> {
        Matcher number = NUMBER.matcher(literal.span().text());
        yield number.matches() ? Optional.of(new BigDecimal(number.group(1))) : Optional.empty();
      }
      case Operation(_, String sign, List<Expression> operands)
          when operands.size() == 1 && operands.getFirst() instanceof NumberLiteral operand ->
          switch (sign) {
            case "-" -> number(operand).map(BigDecimal::negate);
            case "+" -> number(operand);
            default -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }

  private static Optional<String> string(StringLiteral literal) {
    Matcher string = STRING.matcher(literal.span().text());
    return string.matches()
        ? Optional.of(string.group(1) == null ? string.group(2) : string.group(1))
        : Optional.empty();
  }

  /** Gives a date, or a date and a time of day. */
  private static Optional<String> time(Expression expression) {
    return switch (expression) {
      case StringLiteral literal -> string(literal).flatMap(PlanLiterals::time);
      case TypedLiteral(var span, String type) when isTime(type) -> {
        Matcher quoted = STRING.matcher(span.text());
        yield quoted.find() ? time(quoted.group().replaceAll("^.|.$", "")) : Optional.empty();
      }
      case Cast cast when isTime(cast.type().span().text()) -> time(cast.operand());
      default -> Optional.empty();
    };
  }

  private static boolean isTime(String type) {
    return type.equalsIgnoreCase("DATE") || type.equalsIgnoreCase("TIMESTAMP");
  }

  private static Optional<String> time(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate.parse(time.group(1));
      if (time.group(2) != null) {
        LocalTime.parse(time.group(2));
      }
    } catch (DateTimeException e) {
      // No such day: Spark reads it as NULL, or refuses it.
      return Optional.empty();
    }
    return Optional.of(time.group(2) == null ? time.group(1) : time.group(1) + " " + time.group(2));
  }
}
