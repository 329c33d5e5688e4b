package dev.lintel.model.secret;

import java.util.Locale;

/**
 * Tells random values from names, numbers and words, where nothing but the name speaks for them.
 */
final class Randomness {
  private static final int FEWEST_CHANGES = 3;

  private Randomness() {}

  /** Tells whether a name may be that of a secret. */
  static boolean mayName(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return Words.NAME_ENDS.stream().noneMatch(folded::endsWith)
        && Words.NAME_PARTS.stream().noneMatch(folded::contains);
  }

  /**
   * Tells whether a value looks random: letters and digits change often inside its words, which
   * they do not in names, versions, dates and paths.
   */
  static boolean isLikely(String value) {
    int changes = 0;
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      char before = value.charAt(i - 1);
      changes +=
          Character.isDigit(c) && Character.isLetter(before)
                  || Character.isLetter(c) && Character.isDigit(before)
              ? 1
              : 0;
    }
    return changes >= FEWEST_CHANGES;
  }
}
