package dev.lintel.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the word that someone meant, for models, rules, policy and the command line alike. */
public final class Spelling {
  private static final int MAX_LISTED = 12;

  private Spelling() {}

  /**
   * Gives the nearest of some known words, by insertions, deletions, replacements and swaps of
   * neighbours; empty where more than a third of the word would change. Of equals the first by
   * text.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    int limit = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= limit)
        .filter(candidate -> distance(word, candidate) <= limit)
        .min(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * Gives the end of a message about an unknown word: the nearest known one, or all of them where
   * they are few.
   */
  public static String hint(String word, Collection<String> known) {
    Optional<String> nearest = nearest(word, known);
    if (nearest.isPresent()) {
      return "; did you mean '" + nearest.get() + "'?";
    }
    return known.isEmpty() || known.size() > MAX_LISTED
        ? ""
        : "; accepted are " + String.join(", ", List.copyOf(known));
  }

  /**
   * Gives the one known word that differs in case alone, or else by a single letter: a slip, which
   * may be put right without asking. Words of three letters and fewer are too near to each other.
   */
  public static Optional<String> slip(String word, Collection<String> known) {
    Optional<String> sameLetters = known.stream().filter(word::equalsIgnoreCase).findFirst();
    if (sameLetters.isPresent()) {
      return sameLetters;
    }
    List<String> near =
        word.length() > 3
            ? known.stream().filter(other -> distance(word, other) == 1).toList()
            : List.of();
    return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
  }

  /** Gives the restricted Damerau-Levenshtein distance. */
  public static int distance(String a, String b) {
    int[][] costs = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        costs[i][j] = i == 0 || j == 0 ? i + j : cost(a, b, i, j, costs);
      }
    }
    return costs[a.length()][b.length()];
  }

  private static int cost(String a, String b, int i, int j, int[][] costs) {
    int replaced = costs[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
    boolean isSwap =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwap ? Math.min(least, costs[i - 2][j - 2] + 1) : least;
  }
}
