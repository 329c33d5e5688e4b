package dev.lintel.model.secret;

import java.util.Locale;
import java.util.Optional;

/**
 * Tells random values from names, numbers and words, where nothing but the name speaks for them.
 */
final class Randomness {
  private static final int FEWEST_CHANGES = 3;
  private static final int SHORTEST = 16;
  private static final int LONGEST = 150;

  private Randomness() {}

  /** Tells whether an assignment may be that of a secret: no other word stands in it. */
  static boolean mayHold(Assignment assignment) {
    String type = assignment.type().toLowerCase(Locale.ROOT);
    return (type.isEmpty() || type.equals("string") || type.equals("."))
        && mayName(assignment.name());
  }

  /** Tells whether a name may be that of a secret. */
  static boolean mayName(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return Words.NAME_ENDS.stream().noneMatch(folded::endsWith)
        && Words.NAME_PARTS.stream().noneMatch(folded::contains);
  }

  /** Gives the random value that starts at an offset. */
  static Optional<Expression.Match> at(String text, int start) {
    int end = start;
    while (end < text.length() && end - start <= LONGEST && isPart(text.charAt(end))) {
      end++;
    }
    if (end - start < SHORTEST || end - start > LONGEST || !Edges.endsValue(text, end)) {
      return Optional.empty();
    }
    String value = text.substring(start, end);
    return isLikely(value) && !StandIn.isPlaceholder(value) && !isMember(text, start, value)
        ? Optional.of(new Expression.Match(start, end, end))
        : Optional.empty();
  }

  /**
   * Tells whether a value without quotes is a member of something, as {@code module.CONSTANT_1}.
   */
  private static boolean isMember(String text, int start, String value) {
    boolean isQuoted = start > 0 && "\"'`".indexOf(text.charAt(start - 1)) >= 0;
    int dot = value.indexOf('.');
    return !isQuoted
        && dot > 0
        && dot < value.length() - 1
        && !Character.isDigit(value.charAt(dot + 1))
        && value.chars().allMatch(c -> Edges.isWord((char) c) || c == '.');
  }

  private static boolean isPart(char c) {
    return Edges.isWord(c) || ".=+/-".indexOf(c) >= 0;
  }

  /**
   * Tells whether a value looks random: letters and digits change often inside one of its words,
   * which they do not in names, versions, dates and paths.
   */
  static boolean isLikely(String value) {
    int changes = 0;
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      char before = value.charAt(i - 1);
      if (!Character.isLetterOrDigit(c)) {
        changes = 0;
      } else if (Character.isLetterOrDigit(before)
          && Character.isDigit(c) != Character.isDigit(before)) {
        changes++;
        if (changes == FEWEST_CHANGES) {
          return true;
        }
      }
    }
    return false;
  }
}
