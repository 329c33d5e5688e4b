package dev.lintel.model.kustomize.merge;

import java.util.OptionalInt;

/** Tells whether a text is one JSON value (RFC 8259), as Go's decoder takes it. */
final class JsonSyntax {
  /** Go's decoder takes no deeper nesting (encoding/json, maxNestingDepth). */
  private static final int MOST_LEVELS = 10_000;

  /** What the reader is to meet next. */
  private enum Next {
    VALUE,
    VALUE_OR_END,
    KEY,
    KEY_OR_END,
    AFTER_VALUE
  }

  private final String text;
  private final StringBuilder open = new StringBuilder();
  private int at;

  private JsonSyntax(String text) {
    this.text = text;
  }

  /** Gives where a text stops being JSON, which may be its end; empty where it is. */
  static OptionalInt fault(String text) {
    JsonSyntax syntax = new JsonSyntax(text);
    return syntax.isWhole() ? OptionalInt.empty() : OptionalInt.of(syntax.at);
  }

  private boolean isWhole() {
    Next next = Next.VALUE;
    skipBlanks();
    while (next != Next.AFTER_VALUE || !open.isEmpty()) {
      if (at == text.length() || open.length() > MOST_LEVELS) {
        return false;
      }
      char c = text.charAt(at);
      boolean isEnd = !open.isEmpty() && c == open.charAt(open.length() - 1);
      if (isEnd && next != Next.VALUE && next != Next.KEY) {
        open.setLength(open.length() - 1);
        at++;
        next = Next.AFTER_VALUE;
      } else {
        switch (next) {
          case VALUE, VALUE_OR_END -> {
            if (c == '[' || c == '{') {
              open.append(c == '[' ? ']' : '}');
              at++;
              next = c == '[' ? Next.VALUE_OR_END : Next.KEY_OR_END;
            } else if (isScalar(c)) {
              next = Next.AFTER_VALUE;
            } else {
              return false;
            }
          }
          case KEY, KEY_OR_END -> {
            if (c != '"' || !isString() || !isAfterBlanks(':')) {
              return false;
            }
            next = Next.VALUE;
          }
          case AFTER_VALUE -> {
            if (c != ',') {
              return false;
            }
            at++;
            next = open.charAt(open.length() - 1) == '}' ? Next.KEY : Next.VALUE;
          }
        }
      }
      skipBlanks();
    }
    return at == text.length();
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean isAfterBlanks(char expected) {
    skipBlanks();
    boolean isThere = isNext(expected);
    at += isThere ? 1 : 0;
    return isThere;
  }

  private boolean isNext(char expected) {
    return at < text.length() && text.charAt(at) == expected;
  }

  private boolean isScalar(char first) {
    return switch (first) {
      case '"' -> isString();
      case 't' -> isWord("true");
      case 'f' -> isWord("false");
      case 'n' -> isWord("null");
      default -> isNumber();
    };
  }

  private boolean isWord(String word) {
    boolean isWord = text.startsWith(word, at);
    at += isWord ? word.length() : 0;
    return isWord;
  }

  private boolean isString() {
    at++;
    while (at < text.length() && text.charAt(at) >= ' ') {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return true;
      }
      if (c == '\\' && !isEscape()) {
        return false;
      }
      at++;
    }
    return false;
  }

  /** Reads up to the last character of an escape. */
  private boolean isEscape() {
    at++;
    if (!isNext('u')) {
      return at < text.length() && "\"\\/bfnrt".indexOf(text.charAt(at)) >= 0;
    }
    for (int digits = 0; digits < 4; digits++) {
      at++;
      if (at == text.length() || Character.digit(text.charAt(at), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isNumber() {
    if (isNext('-')) {
      at++;
    }
    if (isNext('0')) {
      at++;
    } else if (!areDigits()) {
      return false;
    }
    if (isNext('.')) {
      at++;
      if (!areDigits()) {
        return false;
      }
    }
    if (isNext('e') || isNext('E')) {
      at++;
      if (isNext('+') || isNext('-')) {
        at++;
      }
      return areDigits();
    }
    return true;
  }

  private boolean areDigits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at > start;
  }
}
