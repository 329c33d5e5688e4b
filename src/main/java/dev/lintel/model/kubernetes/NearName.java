package dev.lintel.model.kubernetes;

import java.util.Collection;
import java.util.Optional;

/**
 * Finds the name that a mistyped one was meant to be. Names of objects that belong together are
 * alike without being mistakes ({@code web-cpu} and {@code web-gpu}, {@code db-0} and {@code
 * db-1}), so only one letter may differ, in a word of at least five, two may be swapped, in one of
 * at least three, or a mark between words may differ.
 */
final class NearName {
  /** More names than these are a list of their own, in which near ones are no mistake. */
  private static final int MOST_NAMES = 1_000;

  private static final int SHORTEST_WORD = 5;
  private static final int SHORTEST_SWAPPED_WORD = 3;

  private NearName() {}

  /** Gives the one name that is near; empty where none or several are. */
  static Optional<String> of(String name, Collection<String> known) {
    if (known.size() > MOST_NAMES) {
      return Optional.empty();
    }
    String found = null;
    for (String candidate : known) {
      if (isNear(name, candidate)) {
        if (found != null) {
          return Optional.empty();
        }
        found = candidate;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Tells whether one insertion, deletion, replacement or swap of neighbours makes one of both. */
  static boolean isNear(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 1 || a.equals(b)) {
      return false;
    }
    int least = Math.min(a.length(), b.length());
    int start = 0;
    while (start < least && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < least - start
        && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    if (Math.max(a.length(), b.length()) - start - end > 2) {
      return false;
    }
    String inA = a.substring(start, a.length() - end);
    String inB = b.substring(start, b.length() - end);
    boolean isSwap =
        inA.length() == 2
            && inB.length() == 2
            && inA.charAt(0) == inB.charAt(1)
            && inA.charAt(1) == inB.charAt(0);
    return (isSwap || inA.length() < 2 && inB.length() < 2)
        && isSlip(inA + inB)
        && Math.min(wordLength(a, start, inA), wordLength(b, start, inB))
            >= (isSwap ? SHORTEST_SWAPPED_WORD : SHORTEST_WORD);
  }

  /** A number that differs is another number. */
  private static boolean isSlip(String letters) {
    return letters.chars().noneMatch(Character::isDigit);
  }

  /** Gives the length of the word around what differs; of all words where a mark differs. */
  private static int wordLength(String name, int at, String different) {
    if (!different.isEmpty() && different.chars().noneMatch(Character::isLetter)) {
      return name.length() - 1;
    }
    int first = at;
    while (first > 0 && Character.isLetter(name.charAt(first - 1))) {
      first--;
    }
    int last = at;
    while (last < name.length() && Character.isLetter(name.charAt(last))) {
      last++;
    }
    return last - first;
  }
}
