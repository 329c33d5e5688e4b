package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlScalar;
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
  public static final Quantity ZERO = new Quantity(0, 0);

  static final int NANOS_PER_UNIT = 1_000_000_000;

  /** A decimal exponent beyond this one moves every digit of the longest text out of sight. */
  private static final int LARGEST_EXPONENT = 200;

  /** The longest text that is read; a longer one is no quantity that a person wrote. */
  private static final int LONGEST = 100;

  public Quantity {
    if (nanos < 0 || nanos >= NANOS_PER_UNIT) {
      throw new IllegalArgumentException("nanos out of range: " + nanos);
    }
  }

  /** Gives the amount of whole units. */
  public static Quantity of(long units) {
    return new Quantity(units, 0);
  }

  /** Reads a scalar; empty where it is null or no quantity, as a placeholder. */
  public static Optional<Quantity> of(YamlScalar scalar) {
    return scalar.isNull() ? Optional.empty() : parse(scalar.value());
  }

  /** Reads a quantity; empty where the API server would refuse the text. */
  public static Optional<Quantity> parse(String text) {
    int end = 0;
    boolean hasDigit = false;
    while (end < text.length() && isNumeric(text.charAt(end), end)) {
      hasDigit |= isDigit(text.charAt(end));
      end++;
    }
    if (!hasDigit || text.length() > LONGEST) {
      return Optional.empty();
    }
    String number = text.substring(0, end);
    return number.indexOf('.') == number.lastIndexOf('.')
        ? Suffix.parse(text.substring(end)).map(suffix -> suffix.of(number))
        : Optional.empty();
  }

  private static boolean isNumeric(char c, int index) {
    return isDigit(c) || c == '.' || index == 0 && (c == '+' || c == '-');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public int compareTo(Quantity other) {
    int byUnits = Long.compare(units, other.units);
    return byUnits != 0 ? byUnits : Integer.compare(nanos, other.nanos);
  }

  /** Tells whether this is more than another amount. */
  public boolean isAbove(Quantity other) {
    return compareTo(other) > 0;
  }

  /** Gives the larger of two amounts. */
  public Quantity max(Quantity other) {
    return isAbove(other) ? this : other;
  }

  /** Gives the sum; beyond a {@code long} the largest amount. */
  public Quantity plus(Quantity other) {
    long sum = nanos + (long) other.nanos;
    long carried = saturatedSum(units, other.units);
    return new Quantity(saturatedSum(carried, sum / NANOS_PER_UNIT), (int) (sum % NANOS_PER_UNIT));
  }

  /**
   * Gives the amount that many times; beyond a {@code long} the largest amount.
   *
   * @param count not negative
   */
  public Quantity times(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("negative count: " + count);
    }
    long high = Math.multiplyHigh((long) nanos, count);
    if (high != 0 || Math.multiplyHigh(units, count) != (units * count) >> 63) {
      return new Quantity(units < 0 ? Long.MIN_VALUE : Long.MAX_VALUE, 0);
    }
    long small = nanos * count;
    return small < 0
        ? new Quantity(Long.MAX_VALUE, 0)
        : new Quantity(
            saturatedSum(units * count, small / NANOS_PER_UNIT), (int) (small % NANOS_PER_UNIT));
  }

  static long saturatedSum(long a, long b) {
    long sum = a + b;
    boolean isOver = ((a ^ sum) & (b ^ sum)) < 0;
    return isOver ? a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : sum;
  }

  /** Gives the amount as a floating-point number, for ratios. */
  public double toDouble() {
    return units + (double) nanos / NANOS_PER_UNIT;
  }

  public boolean isWhole() {
    return nanos == 0;
  }

  /** Gives the amount as people write one of a resource, exactly: 1536Mi, 2G, 1500m or 12. */
  public String text(String resource) {
    boolean isBytes =
        resource.contains("memory")
            || resource.contains("storage")
            || resource.startsWith("hugepages-");
    return QuantityText.of(this, isBytes);
  }

  /**
   * What a number is multiplied with.
   *
   * @param exponent of two where {@code isBinary}, else of ten
   */
  private record Suffix(boolean isBinary, int exponent) {
    /** Gives a number, which may have a sign and a point, in this unit. */
    Quantity of(String number) {
      Digits digits = Digits.of(number);
      if (isBinary) {
        return digits.timesPowerOfTwo(exponent).toQuantity();
      }
      return digits
          .timesPowerOfTen(Math.clamp(exponent, -LARGEST_EXPONENT, LARGEST_EXPONENT))
          .toQuantity();
    }

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
