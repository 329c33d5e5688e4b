package dev.lintel.cel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A semantic version.
 *
 * @param core major, minor and patch
 * @param preRelease its identifiers; empty for a release
 */
record SemverValue(List<Long> core, List<String> preRelease) implements Comparable<SemverValue> {
  private static final int LONGEST = 256;

  SemverValue {
    core = List.copyOf(core);
    preRelease = List.copyOf(preRelease);
  }

  static SemverValue of(String text, boolean isLenient) {
    return parse(text, isLenient)
        .orElseThrow(() -> new IllegalArgumentException("no semantic version: " + text));
  }

  /**
   * Reads a version; empty where the text is none.
   *
   * @param isLenient whether a leading v, leading zeros and missing parts are made up for
   */
  static Optional<SemverValue> parse(String text, boolean isLenient) {
    String version = isLenient && text.startsWith("v") ? text.substring(1) : text;
    int plus = version.indexOf('+');
    String unbuilt = plus < 0 ? version : version.substring(0, plus);
    int dash = unbuilt.indexOf('-');
    String[] numbers = (dash < 0 ? unbuilt : unbuilt.substring(0, dash)).split("\\.", -1);
    if (text.length() > LONGEST
        || numbers.length > 3
        || numbers.length < 3 && !isLenient
        || plus >= 0 && !areIdentifiers(version.substring(plus + 1), true)
        || dash >= 0 && !areIdentifiers(unbuilt.substring(dash + 1), false)) {
      return Optional.empty();
    }
    Long[] core = {0L, 0L, 0L};
    for (int i = 0; i < numbers.length; i++) {
      String number = numbers[i];
      if (!isNumber(number) || number.length() > 18 || !isLenient && isPadded(number)) {
        return Optional.empty();
      }
      core[i] = Long.valueOf(number);
    }
    return Optional.of(
        new SemverValue(
            Arrays.asList(core),
            dash < 0 ? List.of() : List.of(unbuilt.substring(dash + 1).split("\\."))));
  }

  private static boolean areIdentifiers(String text, boolean isBuild) {
    for (String part : text.split("\\.", -1)) {
      boolean isValid =
          !part.isEmpty()
              && part.chars().allMatch(SemverValue::isIdentifier)
              && (isBuild || !isNumber(part) || !isPadded(part) && part.length() <= 18);
      if (!isValid) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIdentifier(int c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-';
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isPadded(String number) {
    return number.length() > 1 && number.charAt(0) == '0';
  }

  @Override
  public int compareTo(SemverValue other) {
    for (int i = 0; i < core.size(); i++) {
      int byNumber = core.get(i).compareTo(other.core.get(i));
      if (byNumber != 0) {
        return byNumber;
      }
    }
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
    }
    for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
      int byPart = compare(preRelease.get(i), other.preRelease.get(i));
      if (byPart != 0) {
        return byPart;
      }
    }
    return Integer.compare(preRelease.size(), other.preRelease.size());
  }

  /** Numbers stand before words. */
  private static int compare(String a, String b) {
    if (isNumber(a) && isNumber(b)) {
      return Long.compare(Long.parseLong(a), Long.parseLong(b));
    }
    return isNumber(a) || isNumber(b) ? Boolean.compare(isNumber(b), isNumber(a)) : a.compareTo(b);
  }
}
