package dev.lintel.syntax.shell;

/**
 * Finds where an expansion ends. What stands inside stays unread, so nesting costs no depth: only
 * brackets are counted, and quotes respected.
 */
final class Expansions {
  private Expansions() {}

  /**
   * Gives the offset behind the expansion at {@code start}, where a {@code $}, a backtick, or the
   * {@code <} or {@code >} of a process substitution stands; behind that character alone where it
   * expands nothing.
   */
  static int end(String text, int start) {
    if (text.charAt(start) == '`') {
      return behind(text, text.indexOf('`', start + 1), 1);
    }
    if (text.startsWith("${{", start)) {
      return behind(text, text.indexOf("}}", start + 3), 2);
    }
    if (start + 1 >= text.length()) {
      return start + 1;
    }
    char next = text.charAt(start + 1);
    return switch (next) {
      case '(' -> behindBrackets(text, start + 1, '(', ')');
      case '{' -> behindBrackets(text, start + 1, '{', '}');
      default -> text.charAt(start) == '$' ? behindName(text, start + 1) : start + 1;
    };
  }

  private static int behindBrackets(String text, int open, char opening, char closing) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
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
    return text.length();
  }

  private static int behindName(String text, int from) {
    int end = from;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return end == from && "?!@*#$-".indexOf(text.charAt(from)) >= 0 ? from + 1 : end;
  }

  private static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  private static int behind(String text, int found, int length) {
    return found < 0 ? text.length() : found + length;
  }
}
