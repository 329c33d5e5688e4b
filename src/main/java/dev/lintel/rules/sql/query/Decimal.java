package dev.lintel.rules.sql.query;

/**
 * An exact decimal number as it is written. BigDecimal would do, but a process that uses it
 * computes 5 to the power of 65,536 first, which takes 13 ms.
 *
 * @param isNegative false for zero
 * @param whole the digits before the point, without leading zeros; empty for zero
 * @param fraction the digits behind the point
 */
record Decimal(boolean isNegative, String whole, String fraction) implements Comparable<Decimal> {
  static Decimal of(int number) {
    return number < 0 ? parse(Integer.toString(number).substring(1)).negated() : parse("" + number);
  }

  /**
   * Reads a number without a sign.
   *
   * @param text digits, with a point somewhere or none
   */
  static Decimal parse(String text) {
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    int start = 0;
    while (start < end && text.charAt(start) == '0') {
      start++;
    }
    return new Decimal(
        false, text.substring(start, end), point < 0 ? "" : text.substring(point + 1));
  }

  Decimal negated() {
    return isZero() ? this : new Decimal(!isNegative, whole, fraction);
  }

  boolean isZero() {
    return whole.isEmpty() && compareFractions(fraction, "") == 0;
  }

  @Override
  public int compareTo(Decimal other) {
    if (isNegative != other.isNegative) {
      return isNegative ? -1 : 1;
    }
    return isNegative ? other.compareSizes(this) : compareSizes(other);
  }

  private int compareSizes(Decimal other) {
    if (whole.length() != other.whole.length()) {
      return Integer.compare(whole.length(), other.whole.length());
    }
    int order = whole.compareTo(other.whole);
    return order != 0 ? order : compareFractions(fraction, other.fraction);
  }

  private static int compareFractions(String one, String other) {
    for (int i = 0; i < Math.max(one.length(), other.length()); i++) {
      int order = Character.compare(digit(one, i), digit(other, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static char digit(String fraction, int index) {
    return index < fraction.length() ? fraction.charAt(index) : '0';
  }
}
