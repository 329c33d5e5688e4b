package dev.lintel.model.kubernetes;

/** Writes quantities as people do. */
final class QuantityText {
  private static final String PREFIXES = "KMGTPE";
  private static final int MILLI = 1_000_000;

  private QuantityText() {}

  /** Gives the shortest exact text of bytes, and a plain number or thousandths of anything else. */
  static String of(Quantity quantity, boolean isBytes) {
    if (!quantity.isWhole()) {
      return fraction(quantity);
    }
    String plain = Long.toString(quantity.units());
    if (!isBytes || quantity.units() == 0) {
      return plain;
    }
    String binary = suffixed(quantity.units(), 1024, "i");
    String decimal = suffixed(quantity.units(), 1000, "").replace('K', 'k');
    return binary.length() <= decimal.length() ? binary : decimal;
  }

  private static String suffixed(long units, int step, String end) {
    int steps = 0;
    long value = units;
    while (value % step == 0 && steps < PREFIXES.length()) {
      value /= step;
      steps++;
    }
    return steps == 0 ? Long.toString(units) : value + PREFIXES.substring(steps - 1, steps) + end;
  }

  private static String fraction(Quantity quantity) {
    boolean isMilli = quantity.nanos() % MILLI == 0 && Math.abs(quantity.units()) < 1_000_000_000;
    if (isMilli) {
      return quantity.units() * 1000 + quantity.nanos() / MILLI + "m";
    }
    boolean isNegative = quantity.units() < 0;
    long units = isNegative ? -(quantity.units() + 1) : quantity.units();
    int nanos = isNegative ? 1_000_000_000 - quantity.nanos() : quantity.nanos();
    String digits = "%09d".formatted(nanos);
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return (isNegative ? "-" : "") + units + "." + digits.substring(0, end);
  }
}
