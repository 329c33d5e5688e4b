package dev.lintel.model.kustomize.resource;

import java.math.BigDecimal;

/** Writes numbers as Go does. */
public final class GoFloat {
  private GoFloat() {}

  /** Gives a number as encoding/json writes it: with an exponent below 1e-6 and from 1e21 on. */
  static String json(double number) {
    double size = Math.abs(number);
    if (size != 0 && (size < 1e-6 || size >= 1e21)) {
      String text = withExponent(digits(number));
      return text.endsWith("e-07") || text.endsWith("e-08") || text.endsWith("e-09")
          ? text.substring(0, text.length() - 2) + text.charAt(text.length() - 1)
          : text;
    }
    return plain(number);
  }

  /**
   * Gives a number as strconv's format {@code g} writes it with as many digits as it takes: with an
   * exponent below 1e-4 and from 1e6 on.
   */
  static String general(double number) {
    return number == 0 ? plain(number) : general(digits(number));
  }

  /** Gives a number, whose digits are those it takes, as {@link #general(double)}. */
  public static String general(BigDecimal number) {
    BigDecimal digits = number.stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    boolean isPlain = digits.signum() == 0 || exponent >= -4 && exponent < 6;
    return isPlain ? digits.toPlainString() : withExponent(digits);
  }

  private static String plain(double number) {
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    return digits(number).toPlainString();
  }

  private static String withExponent(BigDecimal digits) {
    String unscaled = digits.unscaledValue().abs().toString();
    int exponent = unscaled.length() - digits.scale() - 1;
    return (digits.signum() < 0 ? "-" : "")
        + unscaled.charAt(0)
        + (unscaled.length() > 1 ? "." + unscaled.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  /** Gives the shortest digits that stand for a number, without zeros at their end. */
  private static BigDecimal digits(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros();
  }
}
