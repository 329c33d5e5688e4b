package dev.lintel.model.secret;

import java.util.Locale;
import java.util.Optional;

/**
 * Passwords: people choose them, so nothing in them is random and only the name that they are given
 * to tells what they are.
 */
final class Password {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 200;

  private Password() {}

  /**
   * Tells whether a value of this name is a password, not the name, length or file of one, nor the
   * Secret that holds it, as of {@code spark.kubernetes.driver.secretKeyRef.DB_PASSWORD}.
   */
  static boolean isName(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return Words.PASSWORD_ENDS.stream().anyMatch(folded::endsWith)
        && !folded.contains("public")
        && !folded.contains("secretkeyref");
  }

  /**
   * Tells whether a value may be a password that is used.
   *
   * @param isConfiguration whether the file configures something that runs, so that no value is a
   *     label, a translation or a sentence
   */
  static boolean isLikely(String value, boolean isConfiguration) {
    if (value.length() < SHORTEST
        || value.length() > LONGEST
        || value.chars().anyMatch(Character::isWhitespace)
        || StandIn.isReference(value)
        || StandIn.isPlaceholder(value)
        || isPath(value)) {
      return false;
    }
    return isConfiguration
        ? value.chars().anyMatch(Character::isLetterOrDigit)
        : value.chars().anyMatch(Character::isDigit)
            && value.chars().anyMatch(Character::isLetter)
            && value.indexOf('(') < 0;
  }

  /** {@code PWD=/tmp} is where a shell is. */
  private static boolean isPath(String value) {
    return value.charAt(0) == '/'
        && value.chars().allMatch(c -> Edges.isWord((char) c) || "/.-".indexOf(c) >= 0);
  }

  /** Tells whether values in the file need no quotes. */
  static boolean isSettings(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return Words.SETTINGS.contains(name.substring(name.lastIndexOf('.') + 1))
        || name.startsWith(".env");
  }

  /**
   * Finds the password that is assigned to a name in a text.
   *
   * @param start offset of the keyword in the name
   * @param end offset behind it
   * @return offsets of the value
   */
  static Optional<Expression.Match> assigned(String text, int start, int end, boolean isSettings) {
    Optional<Assignment> assignment = Assignment.around(text, start, end);
    if (assignment.isEmpty() || !isName(assignment.get().name())) {
      return Optional.empty();
    }
    int from = assignment.get().value();
    char before = text.charAt(from - 1);
    boolean isQuoted = before == '"' || before == '\'' || before == '`';
    if (!isQuoted && !isSettings) {
      return Optional.empty();
    }
    int to = from;
    while (to < text.length()
        && to - from <= LONGEST
        && (isQuoted ? text.charAt(to) != before : !Character.isWhitespace(text.charAt(to)))
        && text.charAt(to) != '\n') {
      to++;
    }
    return isLikely(text.substring(from, to), isSettings)
        ? Optional.of(new Expression.Match(from, to, to))
        : Optional.empty();
  }
}
