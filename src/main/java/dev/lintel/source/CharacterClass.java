package dev.lintel.source;

import java.util.Optional;

/**
 * A bracket expression of a glob, as {@code [!a-z_]}.
 *
 * @param ranges pairs of characters, the first and the last of each range
 */
record CharacterClass(String ranges, boolean isNegated) {
  /**
   * A class and where it ends.
   *
   * @param end offset of the closing bracket
   */
  record Parsed(CharacterClass characters, int end) {}

  boolean contains(char c) {
    for (int i = 0; i < ranges.length(); i += 2) {
      if (c >= ranges.charAt(i) && c <= ranges.charAt(i + 1)) {
        return !isNegated;
      }
    }
    return isNegated;
  }

  /** Parses the class whose bracket opens at an offset; empty where it has no end. */
  static Optional<Parsed> parse(String pattern, int open) {
    return new Reader(pattern, open + 1).parse();
  }

  /** Reads one class; a closing bracket that comes first is a member. */
  private static final class Reader {
    private final String pattern;
    private final StringBuilder ranges = new StringBuilder();
    private int at;

    Reader(String pattern, int at) {
      this.pattern = pattern;
      this.at = at;
    }

    Optional<Parsed> parse() {
      boolean isNegated = peek('!') || peek('^');
      if (isNegated) {
        at++;
      }
      int first = at;
      while (at < pattern.length() && (at == first || !peek(']'))) {
        if (peek('[') && at + 1 < pattern.length() && pattern.charAt(at + 1) == ':') {
          if (!named()) {
            return Optional.empty();
          }
        } else if (!range()) {
          return Optional.empty();
        }
      }
      return at < pattern.length()
          ? Optional.of(new Parsed(new CharacterClass(ranges.toString(), isNegated), at))
          : Optional.empty();
    }

    private boolean peek(char c) {
      return at < pattern.length() && pattern.charAt(at) == c;
    }

    /** Reads one character or a range; a hyphen before the closing bracket is a character. */
    private boolean range() {
      if (peek('\\')) {
        at++;
      }
      if (at == pattern.length()) {
        return false;
      }
      char low = pattern.charAt(at++);
      char high = low;
      if (peek('-') && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']') {
        at++;
        if (peek('\\')) {
          at++;
        }
        if (at == pattern.length()) {
          return false;
        }
        high = pattern.charAt(at++);
        // An empty range still has its first character, which git takes before it sees the hyphen.
        add(low, low);
      }
      add(low, high);
      return true;
    }

    /** Reads {@code [:name:]}; without its end the bracket is a character like others. */
    private boolean named() {
      int close = pattern.indexOf(']', at + 2);
      if (close < 0) {
        return false;
      }
      if (close == at + 2 || pattern.charAt(close - 1) != ':') {
        add('[', '[');
        at++;
        return true;
      }
      String members = members(pattern.substring(at + 2, close - 1));
      ranges.append(members);
      at = close + 1;
      return !members.isEmpty();
    }

    private void add(char low, char high) {
      ranges.append(low).append(high);
    }

    /** Gives the ranges of a POSIX class over ASCII; an unknown name has none. */
    private static String members(String name) {
      return switch (name) {
        case "alnum" -> "09AZaz";
        case "alpha" -> "AZaz";
        case "blank" -> "\t\t  ";
        case "cntrl" -> "\0\u001F\u007F\u007F";
        case "digit" -> "09";
        case "graph" -> "!~";
        case "lower" -> "az";
        case "print" -> " ~";
        case "punct" -> "!/:@[`{~";
        case "space" -> "\t\r  ";
        case "upper" -> "AZ";
        case "xdigit" -> "09AFaf";
        default -> "";
      };
    }
  }
}
