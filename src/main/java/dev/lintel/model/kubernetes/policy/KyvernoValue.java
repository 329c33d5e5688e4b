package dev.lintel.model.kubernetes.policy;

import dev.lintel.model.kubernetes.Quantity;
import java.util.Optional;

/**
 * Compares one value with a pattern of Kyverno: wildcards, operators, ranges, {@code |} and {@code
 * &}. Source: Kyverno documentation, Validate Rules, Operators, read 2026-11-27.
 */
final class KyvernoValue {
  private static final int LONGEST = 4_096;

  private KyvernoValue() {}

  /** Tells whether a value, as written, fits a pattern. */
  static boolean fits(String value, String pattern) {
    if (value.length() > LONGEST || pattern.length() > LONGEST) {
      return true;
    }
    for (String choice : pattern.split("\\|", -1)) {
      boolean isFit = true;
      for (String condition : choice.split("&", -1)) {
        isFit &= meets(value, condition.strip());
      }
      if (isFit) {
        return true;
      }
    }
    return false;
  }

  private static boolean meets(String value, String condition) {
    if (condition.startsWith(">=")) {
      return compared(value, condition.substring(2)).filter(c -> c >= 0).isPresent();
    }
    if (condition.startsWith("<=")) {
      return compared(value, condition.substring(2)).filter(c -> c <= 0).isPresent();
    }
    if (condition.startsWith(">")) {
      return compared(value, condition.substring(1)).filter(c -> c > 0).isPresent();
    }
    if (condition.startsWith("<")) {
      return compared(value, condition.substring(1)).filter(c -> c < 0).isPresent();
    }
    if (condition.startsWith("!")) {
      return !equal(value, condition.substring(1).strip());
    }
    int dash = condition.indexOf('-', 1);
    if (dash > 0 && dash < condition.length() - 1) {
      boolean isOutside = condition.charAt(dash - 1) == '!';
      String low = condition.substring(0, isOutside ? dash - 1 : dash);
      String high = condition.substring(dash + 1);
      if (amount(low).isPresent() && amount(high).isPresent()) {
        boolean isInside =
            compared(value, low).filter(c -> c >= 0).isPresent()
                && compared(value, high).filter(c -> c <= 0).isPresent();
        return isInside != isOutside && amount(value).isPresent();
      }
    }
    return equal(value, condition);
  }

  private static boolean equal(String value, String pattern) {
    return isMatch(value, pattern) || compared(value, pattern).filter(c -> c == 0).isPresent();
  }

  private static Optional<Integer> compared(String value, String other) {
    Optional<Quantity> a = amount(value);
    Optional<Quantity> b = amount(other);
    return a.isPresent() && b.isPresent()
        ? Optional.of(a.get().compareTo(b.get()))
        : Optional.empty();
  }

  private static Optional<Quantity> amount(String text) {
    String word = text.strip();
    return word.isEmpty() ? Optional.empty() : Quantity.parse(word);
  }

  /** Matches {@code *} and {@code ?}, in time of the product of the lengths at most. */
  static boolean isMatch(String value, String pattern) {
    int v = 0;
    int p = 0;
    int star = -1;
    int from = 0;
    while (v < value.length()) {
      boolean hasMore = p < pattern.length();
      if (hasMore && pattern.charAt(p) == '*') {
        star = p++;
        from = v;
      } else if (hasMore && (pattern.charAt(p) == '?' || pattern.charAt(p) == value.charAt(v))) {
        p++;
        v++;
      } else if (star >= 0) {
        p = star + 1;
        v = ++from;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
