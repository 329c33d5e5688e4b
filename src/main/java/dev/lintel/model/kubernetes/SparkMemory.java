package dev.lintel.model.kubernetes;

import java.util.Locale;
import java.util.Optional;

/**
 * Reads sizes as Spark writes them, in powers of two whatever the suffix: {@code 512m}, {@code 4g},
 * {@code 1gb}.
 *
 * <p>Grammar: Apache Spark, JavaUtils.byteStringAs of 3.5.3, read 2026-11-27.
 */
public final class SparkMemory {
  private static final String UNITS = "bkmgtp";

  private SparkMemory() {}

  /** Reads a size in which a plain number counts MiB; empty where Spark would refuse the text. */
  public static Optional<Quantity> ofMebibytes(String text) {
    return parse(text, 2);
  }

  /** Reads a size in which a plain number counts bytes; empty where Spark would refuse the text. */
  public static Optional<Quantity> ofBytes(String text) {
    return parse(text, 0);
  }

  private static Optional<Quantity> parse(String text, int plainUnit) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < word.length() && Quantity.isDigit(word.charAt(end))) {
      end++;
    }
    if (end == 0 || end > 18) {
      return Optional.empty();
    }
    int unit = plainUnit;
    if (end < word.length()) {
      unit = UNITS.indexOf(word.charAt(end));
      String rest = word.substring(end + 1);
      if (unit < 0 || !rest.isEmpty() && !(rest.equals("b") && unit > 0)) {
        return Optional.empty();
      }
    }
    return Optional.of(Quantity.of(Long.parseLong(word.substring(0, end))).times(1L << 10 * unit));
  }
}
