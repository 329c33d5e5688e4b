package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Cast;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.SqlScript;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds values of a floating type that are compared for equality. */
public final class FloatEquality implements SqlRule {
  private static final Pattern FLOATING =
      Pattern.compile("(\\d{0,30}\\.?\\d{0,30})(E[+-]?\\d{1,2})?[DF]?", Pattern.CASE_INSENSITIVE);

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Comparison comparison : script.all(Comparison.class)) {
      boolean isEquality =
          comparison.operator() == Comparison.Operator.EQUAL
              || comparison.operator() == Comparison.Operator.NOT_EQUAL;
      if (isEquality
          && isFloating(comparison.left(), comparison.right())
          && !script.isMasked(comparison.span())) {
        sink.report(
            comparison.operatorSpan(),
            "'%s' asks whether two floating numbers are the same to the last bit"
                .formatted(Texts.brief(comparison.span())));
      }
    }
  }

  /** A cast is as good as any value beside it, but where that is a number that has no rest. */
  private static boolean isFloating(Expression left, Expression right) {
    return isInexact(left)
        || isInexact(right)
        || isCast(left) && !Literals.isLiteral(right)
        || isCast(right) && !Literals.isLiteral(left);
  }

  private static boolean isCast(Expression expression) {
    return expression instanceof Cast cast
        && switch (cast.type().name().value().toUpperCase(Locale.ROOT)) {
          case "DOUBLE", "FLOAT", "REAL" -> true;
          default -> false;
        };
  }

  /** A decimal number is exact in Spark, and so is a floating one such as {@code 0.5D}. */
  private static boolean isInexact(Expression expression) {
    if (!(expression instanceof NumberLiteral(Span span))) {
      return false;
    }
    String text = span.text().toUpperCase(Locale.ROOT);
    boolean isFloating =
        (text.endsWith("D") && !text.endsWith("BD")) || text.endsWith("F") || text.contains("E");
    Matcher matcher = FLOATING.matcher(text);
    if (!isFloating
        || !matcher.matches()
        || matcher.group(1).chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    String exponent = matcher.group(2) == null ? "" : matcher.group(2);
    BigDecimal written = new BigDecimal(matcher.group(1) + exponent);
    return written.compareTo(new BigDecimal(written.doubleValue())) != 0;
  }
}
