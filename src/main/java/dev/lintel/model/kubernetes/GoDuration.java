package dev.lintel.model.kubernetes;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * A length of time as programs in Go write it: {@code 1h30m}, {@code 1.5s}. Grammar:
 * https://pkg.go.dev/time#ParseDuration, read 2026-11-27; a sign is left out, since no setting that
 * is read here takes one.
 */
final class GoDuration {
  /** The longest text that is read: no person writes a longer one. */
  private static final int LONGEST = 40;

  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private GoDuration() {}

  /** Reads a length; empty where Go refuses the text. */
  static Optional<Duration> parse(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    BigDecimal nanos = BigDecimal.ZERO;
    int at = 0;
    while (at < text.length()) {
      int unit = end(text, at, true);
      int next = end(text, unit, false);
      long factor = nanos(text.substring(unit, next));
      Optional<BigDecimal> amount = amount(text.substring(at, unit));
      if (factor == 0 || amount.isEmpty()) {
        return Optional.empty();
      }
      nanos = nanos.add(amount.get().multiply(BigDecimal.valueOf(factor)));
      at = next;
    }
    return nanos.compareTo(MOST) > 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(nanos.longValue()));
  }

  private static int end(String text, int start, boolean isNumber) {
    int at = start;
    while (at < text.length() && isNumeric(text.charAt(at)) == isNumber) {
      at++;
    }
    return at;
  }

  private static boolean isNumeric(char c) {
    return c >= '0' && c <= '9' || c == '.';
  }

  private static Optional<BigDecimal> amount(String number) {
    boolean isNumber =
        number.indexOf('.') == number.lastIndexOf('.') && !number.isEmpty() && !number.equals(".");
    return isNumber ? Optional.of(new BigDecimal(number)) : Optional.empty();
  }

  /** Gives the nanoseconds of a unit; 0 for what is none. */
  private static long nanos(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us", "µs", "μs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 0;
    };
  }
}
