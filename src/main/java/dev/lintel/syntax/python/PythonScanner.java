package dev.lintel.syntax.python;

import dev.lintel.syntax.python.PythonToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the tokens of a Python text. It is written by hand and not by ANTLR: what is asked of
 * Python is where its strings, names and brackets are, which takes one look at each character,
 * while a grammar of Python would cost a cold start more than all else that Lintel does to a file.
 *
 * <p>Takes any text: a string that nothing closes ends with its line, one of three quotes with the
 * text. Takes time in proportion to the text.
 */
final class PythonScanner {
  private final String text;
  private final List<PythonToken> tokens = new ArrayList<>();
  private int depth;

  /** How much may still be looked at in vain for the ends of expressions in f-strings. */
  private long patience;

  private PythonScanner(String text) {
    this.text = text;
    this.patience = 4L * text.length() + 10_000;
  }

  static List<PythonToken> scan(String text) {
    PythonScanner scanner = new PythonScanner(text);
    int at = 0;
    while (at < text.length()) {
      at = scanner.step(at);
    }
    scanner.add(Kind.LINE_END, at, at);
    return scanner.tokens;
  }

  private int step(int at) {
    char c = text.charAt(at);
    if (c == '\n' || c == '\r') {
      if (depth == 0) {
        add(Kind.LINE_END, at, at + 1);
      }
      return at + 1;
    }
    if (c == '#') {
      return lineEnd(at);
    }
    if (c == '\\') {
      return continued(at);
    }
    if (c == '"' || c == '\'') {
      return string(at, at);
    }
    if (c <= ' ' || Character.isSpaceChar(c)) {
      return at + 1;
    }
    if (isOfName(c)) {
      return word(at);
    }
    depth =
        "([{".indexOf(c) >= 0 ? depth + 1 : ")]}".indexOf(c) >= 0 ? Math.max(0, depth - 1) : depth;
    return add(Kind.SIGN, at, at + 1);
  }

  private int add(Kind kind, int start, int end) {
    tokens.add(new PythonToken(kind, start, end));
    return end;
  }

  private int lineEnd(int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  /** A backslash takes the line break behind it. */
  private int continued(int at) {
    return text.startsWith("\r\n", at + 1) ? at + 3 : Math.min(at + 2, text.length());
  }

  private int word(int at) {
    int end = at;
    while (end < text.length() && isOfName(text.charAt(end))) {
      end++;
    }
    boolean isPrefix =
        end - at <= 2
            && end < text.length()
            && (text.charAt(end) == '"' || text.charAt(end) == '\'')
            && PythonString.isPrefix(text, at, end);
    if (isPrefix) {
      return string(at, end);
    }
    return add(Character.isDigit(text.charAt(at)) ? Kind.NUMBER : Kind.NAME, at, end);
  }

  private static boolean isOfName(char c) {
    return Character.isJavaIdentifierPart(c) && c > ' ' && c != '$';
  }

  private int string(int start, int quoteAt) {
    char quote = text.charAt(quoteAt);
    String triple = String.valueOf(quote).repeat(3);
    boolean isLong = text.startsWith(triple, quoteAt);
    boolean isFormatted = PythonString.isFormatted(text, start, quoteAt);
    int at = quoteAt + (isLong ? 3 : 1);
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        at = continued(at);
      } else if (c == quote && (!isLong || text.startsWith(triple, at))) {
        return add(Kind.STRING, start, at + (isLong ? 3 : 1));
      } else if (!isLong && (c == '\n' || c == '\r')) {
        break;
      } else if (isFormatted && c == '{') {
        at = text.startsWith("{", at + 1) ? at + 2 : expressionEnd(at, isLong);
      } else {
        at++;
      }
    }
    // Nothing closes it: it is no token, and what follows its line is read as ever.
    return isLong ? text.length() : at;
  }

  /**
   * Gives the offset behind the expression that a brace opens, which may hold strings of the same
   * quotes (Python 3.12); behind the brace where nothing closes it.
   */
  private int expressionEnd(int brace, boolean isLong) {
    int nested = 0;
    char quote = 0;
    int at = brace;
    for (; at < text.length() && at - brace <= patience; at++) {
      char c = text.charAt(at);
      if (!isLong && (c == '\n' || c == '\r')) {
        break;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '{') {
        nested++;
      } else if (c == '}' && --nested == 0) {
        return at + 1;
      }
    }
    patience -= at - brace;
    return brace + 1;
  }
}
