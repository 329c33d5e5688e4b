package dev.lintel.model.kubernetes;

/**
 * A decimal number of any length, exact until it becomes a quantity. Its digits stand in an array
 * because a {@code BigDecimal} takes more time to load than a run has for all quantities.
 */
final class Digits {
  private static final int NANOS = 9;

  /** How many decimal digits 2 to the power of 60 has. */
  private static final int ROOM = 19;

  private final boolean isNegative;
  private final int[] digits;

  /** How many of the digits stand before the point; may lie outside of them. */
  private final int point;

  private Digits(boolean isNegative, int[] digits, int point) {
    this.isNegative = isNegative;
    this.digits = digits;
    this.point = point;
  }

  /** Reads digits with at most one point, and a sign before them. */
  static Digits of(String number) {
    int dot = number.indexOf('.');
    int sign = Quantity.isDigit(number.charAt(0)) || dot == 0 ? 0 : 1;
    int[] digits = new int[number.length() - sign - (dot < 0 ? 0 : 1)];
    int count = 0;
    for (int i = sign; i < number.length(); i++) {
      if (i != dot) {
        digits[count++] = number.charAt(i) - '0';
      }
    }
    int point = (dot < 0 ? number.length() : dot) - sign;
    return new Digits(number.charAt(0) == '-', digits, point);
  }

  /** Multiplies by ten that often; divides where it is negative. */
  Digits timesPowerOfTen(int exponent) {
    return new Digits(isNegative, digits, point + exponent);
  }

  /**
   * Multiplies by two that often.
   *
   * @param exponent a multiple of 10, at most 60
   */
  Digits timesPowerOfTwo(int exponent) {
    int[] product = new int[digits.length + ROOM];
    System.arraycopy(digits, 0, product, ROOM, digits.length);
    for (int done = 0; done < exponent; done += 10) {
      int carry = 0;
      for (int i = product.length - 1; i >= 0; i--) {
        int value = product[i] * 1024 + carry;
        product[i] = value % 10;
        carry = value / 10;
      }
    }
    return new Digits(isNegative, product, point + ROOM);
  }

  /** Rounds away from zero to the nano; the units are then those below. */
  Quantity toQuantity() {
    long units = 0;
    for (int place = 0; place < point; place++) {
      int digit = at(place);
      if (units > (Long.MAX_VALUE - digit) / 10) {
        return Quantity.of(isNegative ? Long.MIN_VALUE : Long.MAX_VALUE);
      }
      units = units * 10 + digit;
    }
    long nanos = 0;
    for (int place = point; place < point + NANOS; place++) {
      nanos = nanos * 10 + at(place);
    }
    nanos += hasMoreThanNanos() ? 1 : 0;
    return signed(
        Quantity.saturatedSum(units, nanos / Quantity.NANOS_PER_UNIT),
        (int) (nanos % Quantity.NANOS_PER_UNIT));
  }

  private int at(int place) {
    return place >= 0 && place < digits.length ? digits[place] : 0;
  }

  private boolean hasMoreThanNanos() {
    for (int place = Math.max(0, point + NANOS); place < digits.length; place++) {
      if (digits[place] > 0) {
        return true;
      }
    }
    return false;
  }

  private Quantity signed(long units, int nanos) {
    if (!isNegative) {
      return new Quantity(units, nanos);
    }
    return nanos == 0
        ? Quantity.of(-units)
        : new Quantity(-units - 1, Quantity.NANOS_PER_UNIT - nanos);
  }
}
