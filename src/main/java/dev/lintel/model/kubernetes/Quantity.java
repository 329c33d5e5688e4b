package dev.lintel.model.kubernetes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * An amount of a resource as Kubernetes writes it: {@code 500m}, {@code 1.5Gi}, {@code 12e6}. Exact
 * to the nano, as the API server keeps it; an amount beyond a {@code long} counts as the largest
 * one, since no node has it.
 *
 * <p>Grammar and rounding: k8s.io/apimachinery, pkg/api/resource/quantity.go, read 2026-11-21.
 *
 * @param units the whole units, rounded down
 * @param nanos the billionths above them, 0 to 999,999,999
 */
public record Quantity(long units, int nanos) implements Comparable<Quantity> {
  private static final int NANOS = 9;

  /** A decimal exponent beyond this one only decides between "none" and "more than anyone has". */
  private static final int LARGEST_EXPONENT = 60;

  /** The longest text that is read; a longer one is no quantity that a person wrote. */
  private static final int LONGEST = 100;

  public Quantity {
    if (nanos < 0 || nanos >= 1_000_000_000) {
      throw new IllegalArgumentException("nanos out of range: " + nanos);
    }
  }

  /** Reads a quantity; empty where the API server would refuse the text. */
  public static Optional<Quantity> parse(String text) {
    int end = 0;
    boolean isPlain = true;
    boolean hasDigit = false;
    while (end < text.length() && isNumeric(text.charAt(end), end)) {
      isPlain &= isDigit(text.charAt(end));
      hasDigit |= isDigit(text.charAt(end));
      end++;
    }
    if (!hasDigit || text.length() > LONGEST) {
      return Optional.empty();
    }
    String number = text.substring(0, end);
    if (number.indexOf('.') != number.lastIndexOf('.')) {
      return Optional.empty();
    }
    Optional<Suffix> suffix = Suffix.parse(text.substring(end));
    return isPlain && number.length() <= 18
        ? suffix.map(s -> s.isBinary() ? shifted(number, s) : scaled(number, s))
        : suffix.map(s -> exact(number, s));
  }

  private static Quantity shifted(String digits, Suffix suffix) {
    long value = Long.parseLong(digits);
    boolean fits = value <= Long.MAX_VALUE >> suffix.exponent();
    return new Quantity(fits ? value << suffix.exponent() : Long.MAX_VALUE, 0);
  }

  /** Places whole digits without a {@link BigDecimal} where the exponent is one of the suffixes. */
  private static Quantity scaled(String digits, Suffix suffix) {
    int exponent = suffix.exponent();
    if (exponent > 0 || exponent < -NANOS) {
      return exact(digits, suffix);
    }
    long value = Long.parseLong(digits);
    long unit = (long) Math.pow(10, -exponent);
    return new Quantity(value / unit, (int) (value % unit * (1_000_000_000L / unit)));
  }

  private static Quantity exact(String number, Suffix suffix) {
    BigDecimal amount = new BigDecimal(number);
    amount =
        suffix.isBinary()
            ? amount.multiply(BigDecimal.valueOf(1L << suffix.exponent()))
            : amount.scaleByPowerOfTen(
                Math.clamp(suffix.exponent(), -LARGEST_EXPONENT, LARGEST_EXPONENT));
    amount = amount.setScale(NANOS, RoundingMode.UP);
    BigDecimal whole = amount.setScale(0, RoundingMode.FLOOR);
    if (whole.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      return new Quantity(whole.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE, 0);
    }
    return new Quantity(
        whole.longValueExact(), amount.subtract(whole).movePointRight(NANOS).intValueExact());
  }

  private static boolean isNumeric(char c, int index) {
    return isDigit(c) || c == '.' || index == 0 && (c == '+' || c == '-');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public int compareTo(Quantity other) {
    int byUnits = Long.compare(units, other.units);
    return byUnits != 0 ? byUnits : Integer.compare(nanos, other.nanos);
  }

  /**
   * What a number is multiplied with.
   *
   * @param exponent of two where {@code isBinary}, else of ten
   */
  private record Suffix(boolean isBinary, int exponent) {
    static Optional<Suffix> parse(String text) {
      return switch (text) {
        case "" -> decimal(0);
        case "n" -> decimal(-9);
        case "u" -> decimal(-6);
        case "m" -> decimal(-3);
        case "k" -> decimal(3);
        case "M" -> decimal(6);
        case "G" -> decimal(9);
        case "T" -> decimal(12);
        case "P" -> decimal(15);
        case "E" -> decimal(18);
        case "Ki" -> binary(10);
        case "Mi" -> binary(20);
        case "Gi" -> binary(30);
        case "Ti" -> binary(40);
        case "Pi" -> binary(50);
        case "Ei" -> binary(60);
        default -> exponent(text);
      };
    }

    private static Optional<Suffix> exponent(String text) {
      if (text.charAt(0) != 'e' && text.charAt(0) != 'E') {
        return Optional.empty();
      }
      try {
        return decimal(Integer.parseInt(text.substring(1)));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    private static Optional<Suffix> decimal(int exponent) {
      return Optional.of(new Suffix(false, exponent));
    }

    private static Optional<Suffix> binary(int exponent) {
      return Optional.of(new Suffix(true, exponent));
    }
  }
}
