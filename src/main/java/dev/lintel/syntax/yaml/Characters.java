package dev.lintel.syntax.yaml;

/** The classes of characters as SnakeYAML and libyaml, which follow YAML 1.1, have them. */
final class Characters {
  private Characters() {}

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Tells whether the character ends a line; CR LF counts as one break of two units. */
  static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  /** Gives the length of the line break at an offset; 0 where there is none. */
  static int breakLength(String text, int offset) {
    if (offset >= text.length() || !isBreak(text.charAt(offset))) {
      return 0;
    }
    return text.startsWith("\r\n", offset) ? 2 : 1;
  }

  /** Tells whether a blank, a line break or the end of the text stands at an offset. */
  static boolean isSpaceOrEnd(String text, int offset) {
    return offset >= text.length() || isBlank(text.charAt(offset)) || isBreak(text.charAt(offset));
  }

  /** Tells whether YAML allows the UTF-16 unit at an offset (YAML 1.2.2, section 5.1). */
  static boolean isPrintable(String text, int offset) {
    char c = text.charAt(offset);
    if (c < 0x7F) {
      return c >= ' ' || c == '\n' || c == '\t' || c == '\r';
    }
    if (Character.isHighSurrogate(c)) {
      return offset + 1 < text.length() && Character.isLowSurrogate(text.charAt(offset + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return offset > 0 && Character.isHighSurrogate(text.charAt(offset - 1));
    }
    return c == 0x85 || c >= 0xA0 && c <= 0xFFFD;
  }
}
