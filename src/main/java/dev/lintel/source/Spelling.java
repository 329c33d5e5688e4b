package dev.lintel.source;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the word that someone meant, for models, rules, policy and the command line alike. */
public final class Spelling {
  private static final int MAX_LISTED = 12;

  /** Nobody misspells a longer word by accident, and the distance takes its length squared. */
  private static final int MAX_LENGTH = 200;

  private Spelling() {}

  /**
   * Gives the nearest of some known words, by insertions, deletions, replacements and swaps of
   * neighbours; empty where more than a third of the word would change, and for words that are very
   * long. Of equals the first by text.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int limit = Math.max(1, word.length() / 3);
    String nearest = null;
    for (String candidate : known) {
      int distance = distance(word, candidate, limit);
      if (distance < limit
          || distance == limit && (nearest == null || candidate.compareTo(nearest) < 0)) {
        nearest = candidate;
        limit = distance;
      }
    }
    return Optional.ofNullable(nearest);
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
            ? known.stream().filter(other -> isOneApart(word, other)).toList()
            : List.of();
    return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
  }

  /**
   * Tells whether one insertion, deletion, replacement or swap of neighbours lies between words.
   */
  public static boolean isOneApart(String a, String b) {
    return distance(a, b, 1) == 1;
  }

  /** Gives the restricted Damerau-Levenshtein distance. */
  public static int distance(String a, String b) {
    return distance(a, b, Integer.MAX_VALUE - 1);
  }

  /**
   * Gives the distance, or some number above a limit where it is above that. Row by row of the
   * usual table, without the ends that both words share and the rows after the limit is out of
   * reach: most pairs have nothing in common.
   */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int start = 0;
    int endA = a.length();
    int endB = b.length();
    while (start < endA && start < endB && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    while (endA > start && endB > start && a.charAt(endA - 1) == b.charAt(endB - 1)) {
      endA--;
      endB--;
    }
    int width = endB - start + 1;
    int[] before = new int[width];
    int[] above = new int[width];
    int[] row = new int[width];
    for (int j = 0; j < width; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= endA - start; i++) {
      char letter = a.charAt(start + i - 1);
      row[0] = i;
      int least = i;
      for (int j = 1; j < width; j++) {
        char other = b.charAt(start + j - 1);
        int cost =
            Math.min(above[j - 1] + (letter == other ? 0 : 1), 1 + Math.min(above[j], row[j - 1]));
        boolean isSwap =
            i > 1 && j > 1 && letter == b.charAt(start + j - 2) && a.charAt(start + i - 2) == other;
        row[j] = isSwap ? Math.min(cost, before[j - 2] + 1) : cost;
        least = Math.min(least, row[j]);
      }
      if (least > limit) {
        return limit + 1;
      }
      int[] free = before;
      before = above;
      above = row;
      row = free;
    }
    return above[width - 1];
  }
}
