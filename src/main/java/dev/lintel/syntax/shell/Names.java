package dev.lintel.syntax.shell;

/** The letters of variables' names. */
final class Names {
  private Names() {}

  static boolean isPart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Tells whether a parameter has this single letter as its name, as {@code $?}. */
  static boolean isSpecial(char c) {
    return "?!@*#$-".indexOf(c) >= 0;
  }
}
