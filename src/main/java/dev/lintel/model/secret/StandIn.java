package dev.lintel.model.secret;

import java.util.Locale;

/**
 * Values that stand where a secret would and are none: references to where the secret is kept, and
 * what people write in its place in examples.
 */
final class StandIn {
  private StandIn() {}

  /** Tells whether a value leads to a secret kept elsewhere. */
  static boolean isReference(String value) {
    String folded = value.strip().toLowerCase(Locale.ROOT);
    if (Words.REFERENCES.stream().anyMatch(folded::startsWith)
        || folded.contains("${")
        || folded.contains("{{")) {
      return true;
    }
    return isEnclosed(value, '%', '%')
        || isEnclosed(value, '@', '@')
        || isEnclosed(value, '<', '>')
        || isEnclosed(value, '[', ']')
        || isEnclosed(value, '{', '}')
        || isEnclosed(value, '_', '_')
        || isVariable(value);
  }

  /** Tells whether people made a value unusable, as {@code ghp_xxxx} or {@code AKIA...EXAMPLE}. */
  static boolean isMasked(String value) {
    String folded = value.toLowerCase(Locale.ROOT);
    return Words.MASKS.stream().anyMatch(folded::contains);
  }

  private static boolean isPublicKey(String folded) {
    return Words.PUBLIC_KEYS.stream().anyMatch(folded::startsWith);
  }

  /** Tells whether a value is what people write where no real secret should be. */
  static boolean isPlaceholder(String value) {
    String folded = value.toLowerCase(Locale.ROOT);
    return isMasked(value)
        || isPublicKey(folded)
        || folded.isEmpty()
        || Words.FILLERS.contains(folded)
        || Words.PLACEHOLDERS.stream().anyMatch(folded::contains)
        || isMonotonous(folded);
  }

  private static boolean isEnclosed(String value, char open, char close) {
    return value.length() > 2
        && value.charAt(0) == open
        && value.charAt(value.length() - 1) == close
        && value.indexOf('"') < 0
        && value.indexOf('\n') < 0;
  }

  /** {@code $NAME} of a shell; a password may hold a dollar, but not only letters behind it. */
  private static boolean isVariable(String value) {
    if (value.length() < 2 || value.charAt(0) != '$') {
      return false;
    }
    return value.chars().skip(1).allMatch(c -> Edges.isWord((char) c));
  }

  /**
   * Tells whether a value hardly changes: four or fewer characters in a long value, or mostly steps
   * of one, as {@code abcdefgh} and {@code 87654321}.
   */
  private static boolean isMonotonous(String value) {
    if (value.length() < 6) {
      return value.chars().distinct().count() < 2;
    }
    int steps = 0;
    for (int i = 1; i < value.length(); i++) {
      steps += Math.abs(value.charAt(i) - value.charAt(i - 1)) <= 1 ? 1 : 0;
    }
    return steps * 10 >= value.length() * 8
        || value.length() >= 16 && value.chars().distinct().count() <= 4;
  }
}
