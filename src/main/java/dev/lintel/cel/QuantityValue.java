package dev.lintel.cel;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An amount as Kubernetes writes it, as {@code 1.5Gi}.
 *
 * @param amount without trailing zeros, so that equal amounts are equal
 */
record QuantityValue(BigDecimal amount) implements Comparable<QuantityValue> {
  /** A larger exponent than that of any amount that a cluster has. */
  private static final int LARGEST_EXPONENT = 60;

  private static final int LONGEST = 100;
  private static final String DECIMAL = "numkMGTPE";
  private static final String BINARY = "KMGTPE";

  QuantityValue {
    amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  /** Reads a quantity; throws IllegalArgumentException where the text is none. */
  static QuantityValue of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("no quantity: " + text));
  }

  static Optional<QuantityValue> parse(String text) {
    int end = 0;
    while (end < text.length() && isNumeric(text.charAt(end), end)) {
      end++;
    }
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text.substring(0, end));
      return factor(text.substring(end)).map(f -> new QuantityValue(number.multiply(f)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isNumeric(char c, int index) {
    return c >= '0' && c <= '9' || c == '.' || index == 0 && (c == '+' || c == '-');
  }

  private static Optional<BigDecimal> factor(String suffix) {
    if (suffix.isEmpty()) {
      return Optional.of(BigDecimal.ONE);
    }
    if (suffix.length() == 2 && suffix.charAt(1) == 'i' && BINARY.indexOf(suffix.charAt(0)) >= 0) {
      return Optional.of(BigDecimal.valueOf(1L << 10 * (BINARY.indexOf(suffix.charAt(0)) + 1)));
    }
    int index = DECIMAL.indexOf(suffix.charAt(0));
    if (suffix.length() == 1 && index >= 0) {
      int power = index < 3 ? 3 * (index - 3) : 3 * (index - 2);
      return Optional.of(BigDecimal.ONE.scaleByPowerOfTen(power));
    }
    if (suffix.length() > 1 && (suffix.charAt(0) == 'e' || suffix.charAt(0) == 'E')) {
      int exponent = Integer.parseInt(suffix.substring(1));
      return Math.abs(exponent) > LARGEST_EXPONENT
          ? Optional.empty()
          : Optional.of(BigDecimal.ONE.scaleByPowerOfTen(exponent));
    }
    return Optional.empty();
  }

  boolean isInteger() {
    return amount.scale() <= 0 && amount.precision() - amount.scale() <= 18;
  }

  @Override
  public int compareTo(QuantityValue other) {
    return amount.compareTo(other.amount);
  }
}
