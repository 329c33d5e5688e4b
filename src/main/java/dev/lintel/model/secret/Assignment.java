package dev.lintel.model.secret;

import java.util.Optional;

/**
 * A name and the place where its value starts, as most languages write it: {@code name = "value"},
 * {@code "name": "value"}, {@code name => value}, {@code <name>value}, {@code set("name",
 * "value")}.
 *
 * @param name the whole name, as {@code some.api_key}
 * @param type what stands between name and operator, as {@code string}; mostly empty
 * @param value offset of the value's first unit, behind its quote
 */
record Assignment(String name, String type, int value) {
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_TYPE = 20;
  private static final int LONGEST_QUOTES = 5;

  /**
   * Reads the assignment to the name that holds a keyword.
   *
   * @param start offset of the keyword
   * @param end offset behind the keyword
   */
  static Optional<Assignment> around(String text, int start, int end) {
    int nameEnd = end;
    while (nameEnd < text.length() && nameEnd - end < LONGEST_NAME && isName(text, nameEnd)) {
      nameEnd++;
    }
    int typeEnd = behindType(text, nameEnd);
    int operator = behindQuotes(text, typeEnd);
    int behind = behindOperator(text, operator);
    int nameStart = nameStart(text, start);
    if (behind == operator
        || isIn(text, nameStart - 1, '/')
        || text.charAt(operator) == ',' && !isFirstArgument(text, nameStart)) {
      return Optional.empty();
    }
    boolean isMarkup = text.charAt(operator) == '>';
    return Optional.of(
        new Assignment(
            text.substring(nameStart, nameEnd),
            text.substring(nameEnd, typeEnd).strip(),
            isMarkup ? behindSpace(text, behind) : behindQuotes(text, behind)));
  }

  private static int nameStart(String text, int from) {
    int start = from;
    while (start > 0 && from - start < LONGEST_NAME && isName(text, start - 1)) {
      start--;
    }
    return start;
  }

  /**
   * A comma assigns only in {@code set("name", "value")}: elsewhere it parts the items of a list.
   */
  private static boolean isFirstArgument(String text, int nameStart) {
    return isIn(text, nameStart - 2, '(') && !isName(text, nameStart - 1);
  }

  private static boolean isIn(String text, int at, char c) {
    return at >= 0 && text.charAt(at) == c;
  }

  /** Steps over what may stand between name and operator: {@code : String}, or the dot of PHP. */
  private static int behindType(String text, int from) {
    int i = from;
    while (i < text.length()
        && i - from < LONGEST_TYPE
        && (isName(text, i) || text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  private static int behindQuotes(String text, int from) {
    int i = from;
    while (i < text.length() && i - from < LONGEST_QUOTES && isQuoteOrBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int behindSpace(String text, int from) {
    int i = from;
    while (i < text.length() && i - from < LONGEST_NAME && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Steps over an operator; gives {@code from} where there is none. */
  private static int behindOperator(String text, int from) {
    int i = from;
    while (i < text.length() && i - from < 4 && isOperator(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isOperator(char c) {
    return switch (c) {
      case '=', ':', '>', '?', ',', '|' -> true;
      default -> false;
    };
  }

  private static boolean isQuoteOrBlank(char c) {
    return switch (c) {
      case '"', '\'', '`', '\\', ' ', '\t' -> true;
      default -> false;
    };
  }

  private static boolean isName(String text, int at) {
    return Edges.isWord(text.charAt(at)) || text.charAt(at) == '.' || text.charAt(at) == '-';
  }
}
