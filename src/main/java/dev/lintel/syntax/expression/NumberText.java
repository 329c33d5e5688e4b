package dev.lintel.syntax.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as texts, in the layout of JavaScript's {@code Number::toString}: the fewest digits that
 * give the number again, an exponent from {@code 1e+21} on and below {@code 1e-6}. Source:
 * ECMA-262, section 6.1.6.1.20.
 */
final class NumberText {
  private static final int FRACTION_DIGITS = 15;
  private static final int LARGEST_PLAIN_EXPONENT = 21;
  private static final int SMALLEST_PLAIN_EXPONENT = -6;

  private NumberText() {}

  /**
   * Gives the text that a number has in a string: at most 15 digits behind the point. Source:
   * NumberData of @actions/expressions 0.3.61.
   */
  static String rounded(double number) {
    if (!Double.isFinite(number) || Math.abs(number) >= 1e21) {
      return of(number);
    }
    return of(new BigDecimal(number).setScale(FRACTION_DIGITS, RoundingMode.HALF_UP).doubleValue());
  }

  /** Gives the number with all its digits; zero has no sign. */
  static String of(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    if (number == 0) {
      return "0";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(Math.abs(number))).stripTrailingZeros();
    String digits = shortest.unscaledValue().toString();
    String text = layout(digits, digits.length() - shortest.scale());
    return number < 0 ? "-" + text : text;
  }

  /** Lays out 0.DIGITS times ten to the power of the exponent. */
  private static String layout(String digits, int exponent) {
    if (digits.length() <= exponent && exponent <= LARGEST_PLAIN_EXPONENT) {
      return digits + "0".repeat(exponent - digits.length());
    }
    if (0 < exponent && exponent <= LARGEST_PLAIN_EXPONENT) {
      return digits.substring(0, exponent) + "." + digits.substring(exponent);
    }
    if (SMALLEST_PLAIN_EXPONENT < exponent && exponent <= 0) {
      return "0." + "0".repeat(-exponent) + digits;
    }
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    String sign = exponent > 0 ? "+" : "-";
    return digits.charAt(0) + fraction + "e" + sign + Math.abs(exponent - 1);
  }
}
