package dev.lintel.cli;

import java.util.Comparator;
import java.util.List;

/** Wording that several commands share. */
final class Words {
  private Words() {}

  /** Gives {@code a, b or c}. */
  static String anyOf(List<String> values) {
    int last = values.size() - 1;
    return last == 0
        ? values.getFirst()
        : String.join(", ", values.subList(0, last)) + " or " + values.get(last);
  }

  static String anything(CheckOption option) {
    return switch (option) {
      case JOBS -> "a number from 1";
      case MAX_RESULTS -> "a number from 0";
      default -> option.label();
    };
  }

  /** Gives at most three of the known words that are close to a mistyped one, nearest first. */
  static List<String> similar(String word, List<String> known) {
    int limit = Math.max(2, word.length() / 3);
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= limit)
        .sorted(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .limit(3)
        .toList();
  }

  /** The number of insertions, deletions and replacements between two words (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
