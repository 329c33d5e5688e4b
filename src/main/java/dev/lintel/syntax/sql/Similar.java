package dev.lintel.syntax.sql;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that a misspelt one is meant to be. */
final class Similar {
  private static final int MIN_LENGTH = 4;

  private Similar() {}

  /** Gives the word that differs by one letter, or by two that changed places. */
  static Optional<String> to(String word, Collection<String> words) {
    return word.length() < MIN_LENGTH
        ? Optional.empty()
        : words.stream()
            .filter(other -> other.length() >= MIN_LENGTH && isSimilar(word, other))
            .sorted()
            .findFirst();
  }

  private static boolean isSimilar(String one, String other) {
    int start = 0;
    int shorter = Math.min(one.length(), other.length());
    while (start < shorter && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    int left = one.length() - start - end;
    int right = other.length() - start - end;
    boolean swaps =
        left == 2
            && right == 2
            && one.charAt(start) == other.charAt(start + 1)
            && one.charAt(start + 1) == other.charAt(start);
    return left <= 1 && right <= 1 || swaps;
  }
}
