package dev.lintel.model.secret;

/** The text form of keys (RFC 7468). */
final class Pem {
  private static final int SHORTEST_BODY = 40;
  private static final int LONGEST_GAP = 40;
  private static final int LONGEST_LINE = 80;
  private static final int MOST_HEADERS = 4;

  private Pem() {}

  /**
   * Tells whether a key follows its header line: a line of base64, which may be indented, quoted,
   * joined by {@code \\n} or behind headers such as {@code Proc-Type: 4,ENCRYPTED} (RFC 1421).
   */
  static boolean hasBody(String text, int from) {
    int at = from;
    for (int header = 0; header <= MOST_HEADERS; header++) {
      at = behindGap(text, at);
      int end = behindDigits(text, at);
      if (end - at >= SHORTEST_BODY) {
        return true;
      }
      int colon = text.indexOf(": ", end, Math.min(text.length(), at + LONGEST_LINE / 2));
      if (colon < 0) {
        return false;
      }
      at = behindLine(text, colon);
    }
    return false;
  }

  /** Steps over blanks, quotes, signs that join strings, and escaped line breaks. */
  private static int behindGap(String text, int from) {
    int i = from;
    while (i < text.length() && i - from < LONGEST_GAP) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (!Character.isWhitespace(c) && "\"'`,.+()".indexOf(c) < 0) {
        break;
      }
      i++;
    }
    return Math.min(i, text.length());
  }

  private static int behindDigits(String text, int from) {
    int i = from;
    while (i < text.length() && i - from < SHORTEST_BODY && Base64Text.isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int behindLine(String text, int from) {
    int i = from;
    while (i < text.length()
        && i - from < LONGEST_LINE
        && text.charAt(i) != '\n'
        && text.charAt(i) != '\\') {
      i++;
    }
    return i;
  }
}
