package dev.lintel.syntax.expression;

import java.util.OptionalDouble;

/** The numbers of expressions: decimal, {@code 0x}, {@code 0o}, {@code -Infinity}. */
final class Numbers {
  private Numbers() {}

  /** Gives the value; empty for what is no number. */
  static OptionalDouble parse(String word) {
    if (word.startsWith("0x")) {
      return integer(word.substring(2), 16);
    }
    if (word.startsWith("0o")) {
      return integer(word.substring(2), 8);
    }
    return switch (word) {
      case "-Infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      case "+Infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      default -> decimal(word);
    };
  }

  /** Gives the number that a whole text stands for: 0 for a blank one, NaN for what is none. */
  static double ofText(String text) {
    String word = text.strip();
    return switch (word) {
      case "" -> 0;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      default -> parse(word).orElse(Double.NaN);
    };
  }

  private static OptionalDouble integer(String digits, int radix) {
    double value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), radix);
      if (digit < 0) {
        return OptionalDouble.empty();
      }
      value = value * radix + digit;
    }
    return digits.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static OptionalDouble decimal(String word) {
    boolean isPlain = word.chars().allMatch(c -> c < 128 && "0123456789.eE+-".indexOf(c) >= 0);
    try {
      return isPlain ? OptionalDouble.of(Double.parseDouble(word)) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
