package dev.lintel.syntax.python;

import java.util.Locale;

/** The parts of one string token: prefix, quotes and what stands between them. */
record PythonString(String prefix, int start, int end) {
  static PythonString of(String text, PythonToken token) {
    int quoteAt = token.start();
    while (text.charAt(quoteAt) != '"' && text.charAt(quoteAt) != '\'') {
      quoteAt++;
    }
    char quote = text.charAt(quoteAt);
    int length =
        token.end() - quoteAt >= 6 && text.startsWith(String.valueOf(quote).repeat(3), quoteAt)
            ? 3
            : 1;
    return new PythonString(
        text.substring(token.start(), quoteAt).toLowerCase(Locale.ROOT),
        quoteAt + length,
        token.end() - length);
  }

  static boolean isPrefix(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if ("rbfutRBFUT".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  static boolean isFormatted(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if ("fFtT".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  boolean isBytes() {
    return prefix.indexOf('b') >= 0;
  }

  boolean isRaw() {
    return prefix.indexOf('r') >= 0;
  }

  boolean isFormatted() {
    return prefix.indexOf('f') >= 0 || prefix.indexOf('t') >= 0;
  }
}
