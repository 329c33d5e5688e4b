package dev.lintel.model.secret;

/** The edges of words in a text. */
final class Edges {
  /** What joins the words of a token. */
  private static final String JOINTS = "-.~+/=";

  private static final int LONGEST_LINE = 400;

  private Edges() {}

  static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  /**
   * Tells whether a token may start here: not inside a word, where the letter of an escape as in
   * {@code \nkey} is no word, nor behind a hyphen, except the one that starts a line of a diff.
   */
  static boolean startsToken(String text, int at) {
    if (at == 0 || !isWord(text.charAt(at))) {
      return true;
    }
    char before = text.charAt(at - 1);
    if (before == '-') {
      return at == 1 || text.charAt(at - 2) == '\n';
    }
    return !isWord(before) || at > 1 && text.charAt(at - 2) == '\\' && isEscape(before);
  }

  /** Tells whether a token may end here: no word goes on. */
  static boolean endsToken(String text, int at) {
    if (at == text.length() || !isWord(text.charAt(at))) {
      return true;
    }
    char last = text.charAt(at - 1);
    return !isWord(last) && JOINTS.indexOf(last) < 0;
  }

  /** Gives the offset behind the blanks-free word at an offset, at most {@code most} units on. */
  static int wordEnd(String text, int start, int most) {
    int end = Math.max(start, 0);
    while (end < text.length() && end - start < most && !isBlankOrQuote(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Tells whether a line, with the lines that a backslash joins to it, goes on with a text. */
  static boolean lineHolds(String text, int from, String part) {
    int limit = Math.min(text.length(), from + LONGEST_LINE);
    for (int i = from; i < limit; i++) {
      if (text.charAt(i) == '\n' && text.charAt(i - 1) != '\\') {
        return false;
      }
      if (text.startsWith(part, i)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a literal value may start here, not a reference or the end of the text. */
  static boolean startsValue(String text, int at) {
    return at < text.length() && (isWord(text.charAt(at)) || JOINTS.indexOf(text.charAt(at)) >= 0);
  }

  /** Tells whether an assigned value may end here: nothing that could belong to it follows. */
  static boolean endsValue(String text, int at) {
    if (at == text.length()) {
      return true;
    }
    char c = text.charAt(at);
    return switch (c) {
      case '"', '\'', '`', ';', ',', '<', '>', ')', '}', ']', '&' -> true;
      case '\\' -> at + 1 < text.length() && !isHexOrWordEscape(text.charAt(at + 1));
      default -> Character.isWhitespace(c);
    };
  }

  private static boolean isBlankOrQuote(char c) {
    return Character.isWhitespace(c) || c == '"' || c == '\'' || c == '`';
  }

  private static boolean isEscape(char c) {
    return c == 'n' || c == 'r' || c == 't';
  }

  private static boolean isHexOrWordEscape(char c) {
    return isWord(c) && !isEscape(c);
  }
}
