package dev.lintel.syntax.shell;

/** Finds where a bracketed part ends without reading it, in one pass and without recursion. */
final class Brackets {
  /** Deeper calculations are read as groups. */
  private static final int MAX_ARITHMETIC_DEPTH = 40;

  private Brackets() {}

  /**
   * Gives the offset behind the bracket that closes the one at {@code open}; the limit where none
   * does. Quotes and escapes are respected.
   */
  static int behind(String text, int open, int limit) {
    char opening = text.charAt(open);
    char closing = opening == '(' ? ')' : '}';
    int depth = 0;
    for (int i = open; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '\'' && opening == '(') {
        i = Math.max(i, text.indexOf('\'', i + 1));
      } else if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        return i + 1;
      }
    }
    return limit;
  }

  /**
   * Gives the offset behind the {@code ))} that closes the {@code ((} at {@code open}; -1 where
   * that is no calculation, but two subshells.
   */
  static int behindArithmetic(String text, int open, int limit) {
    int depth = 0;
    for (int i = open; i < limit && depth < MAX_ARITHMETIC_DEPTH; i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
        if (depth == 0) {
          return text.charAt(i - 1) == ')' ? i + 1 : -1;
        }
      } else if (c == '\n') {
        return -1;
      }
    }
    return -1;
  }
}
