package dev.lintel.syntax.sql;

import java.util.Arrays;
import org.antlr.v4.runtime.Token;

/**
 * Reads the words and signs of a script as grammar/SparkLexer.g4 defines them, the longest that
 * begins at each place. ANTLR's own lexer learns its automaton while it reads, which is a third of
 * the time that a process takes for its first query; a test holds the two equal.
 */
final class SqlScanner {
  /** Which ASCII characters are part of a word. */
  private static final boolean[] IN_WORD = new boolean[0x80];

  static {
    Arrays.fill(IN_WORD, '0', '9' + 1, true);
    Arrays.fill(IN_WORD, 'A', 'Z' + 1, true);
    Arrays.fill(IN_WORD, 'a', 'z' + 1, true);
    IN_WORD['_'] = true;
  }

  /** A script has few words and repeats them; this is a power of two. */
  private static final int KEPT_WORDS = 512;

  /**
   * How many units are copied at once: a script may have millions, and a copy of all takes memory.
   */
  private static final int MOST_COPIED = 1 << 14;

  private final String script;
  private final SqlWord[] words = new SqlWord[KEPT_WORDS];
  private final int end;
  private int at;

  /** A copy of the script from an offset on: most is read before String.charAt is compiled. */
  private char[] copy = {};

  private int copiedFrom;

  SqlScanner(String script) {
    this(script, 0, script.length());
  }

  private SqlScanner(String script, int start, int end) {
    this.script = script;
    this.at = start;
    this.end = end;
  }

  /** Gives a scanner of a part of the script, whose tokens have the same offsets. */
  SqlScanner within(int start, int end) {
    return new SqlScanner(script, start, end);
  }

  String script() {
    return script;
  }

  /** Gives the offset behind what was read. */
  int offset() {
    return at;
  }

  /** Goes on at an offset. */
  void seek(int offset) {
    at = offset;
  }

  /** Gives the next token, blanks left out; at the end EOF. */
  SqlToken next() {
    while (at < end && isBlank(unit(at))) {
      at++;
    }
    int start = at;
    int type = start < end ? read(unit(start)) : Token.EOF;
    return new SqlToken(this, type, start, at);
  }

  /** Gives the word at a place, the same one where it stood before if it is still kept. */
  SqlWord word(int start, int behind) {
    int hash = 0;
    for (int i = start; i < behind; i++) {
      hash = 31 * hash + unit(i);
    }
    int slot = (hash ^ hash >>> 16) & KEPT_WORDS - 1;
    SqlWord kept = words[slot];
    boolean isSame =
        kept != null
            && kept.text().length() == behind - start
            && script.startsWith(kept.text(), start);
    if (!isSame) {
      kept = SqlWord.of(script.substring(start, behind));
      words[slot] = kept;
    }
    return kept;
  }

  private char unit(int offset) {
    int index = offset - copiedFrom;
    if (index >= 0 && index < copy.length) {
      return copy[index];
    }
    copy = new char[Math.min(MOST_COPIED, end - offset)];
    script.getChars(offset, offset + copy.length, copy, 0);
    copiedFrom = offset;
    return copy[0];
  }

  /** Gives the unit at a distance; a blank behind the end. */
  private char peek(int distance) {
    return at + distance < end ? unit(at + distance) : ' ';
  }

  private int take(int length, int type) {
    at += length;
    return type;
  }

  private int goTo(int offset, int type) {
    at = offset;
    return type;
  }

  private int read(char c) {
    if (isWord(c)) {
      return isDigit(c) ? number() : word(c);
    }
    return switch (c) {
      case ',' -> take(1, SparkLexer.Comma);
      case '.' -> isDigit(peek(1)) ? number() : take(1, SparkLexer.Dot);
      case '(' -> take(1, SparkLexer.LParen);
      case ')' -> take(1, SparkLexer.RParen);
      case '\'', '"', '`' -> quoted(c);
      case '=' ->
          switch (peek(1)) {
            case '>' -> take(2, SparkLexer.FatArrow);
            case '=' -> take(2, SparkLexer.Equal);
            default -> take(1, SparkLexer.Equal);
          };
      case ';' -> take(1, SparkLexer.Semicolon);
      case '-' ->
          switch (peek(1)) {
            case '-' -> lineComment();
            case '>' -> peek(2) == '>' ? take(3, SparkLexer.LongArrow) : take(2, SparkLexer.Arrow);
            default -> take(1, SparkLexer.Minus);
          };
      case '/' -> peek(1) == '*' ? comment() : take(1, SparkLexer.Slash);
      case '<' ->
          switch (peek(1)) {
            case '=' ->
                peek(2) == '>'
                    ? take(3, SparkLexer.NullSafeEqual)
                    : take(2, SparkLexer.LessOrEqual);
            case '>' -> take(2, SparkLexer.NotEqual);
            case '<' -> take(2, SparkLexer.ShiftLeft);
            default -> take(1, SparkLexer.Less);
          };
      case '>' -> peek(1) == '=' ? take(2, SparkLexer.GreaterOrEqual) : take(1, SparkLexer.Greater);
      case '!' ->
          switch (peek(1)) {
            case '=' -> take(2, SparkLexer.NotEqual);
            case '>' -> take(2, SparkLexer.LessOrEqual);
            case '<' -> take(2, SparkLexer.GreaterOrEqual);
            default -> take(1, SparkLexer.Bang);
          };
      case ':' ->
          switch (peek(1)) {
            case ':' -> take(2, SparkLexer.ColonColon);
            case '=' -> take(2, SparkLexer.ColonEqual);
            default -> take(1, SparkLexer.Colon);
          };
      case '|' ->
          switch (peek(1)) {
            case '|' -> take(2, SparkLexer.Concat);
            case '>' -> take(2, SparkLexer.Pipeline);
            default -> take(1, SparkLexer.Bar);
          };
      case '$' -> dollar();
      case '@' -> variable();
      case '[' -> take(1, SparkLexer.LBracket);
      case ']' -> take(1, SparkLexer.RBracket);
      case '+' -> take(1, SparkLexer.Plus);
      case '*' -> take(1, SparkLexer.Star);
      case '%' -> take(1, SparkLexer.Percent);
      case '&' -> take(1, SparkLexer.Ampersand);
      case '^' -> take(1, SparkLexer.Caret);
      case '~' -> take(1, SparkLexer.Tilde);
      case '?' -> take(1, SparkLexer.Positional);
      default -> take(1, SparkLexer.Unknown);
    };
  }

  private int lineComment() {
    int behind = at;
    while (behind < end && unit(behind) != '\n' && unit(behind) != '\r') {
      behind++;
    }
    return goTo(behind, SparkLexer.LineComment);
  }

  /** Of a comment that is no hint only the opening is read, for comments nest. */
  private int comment() {
    int close = peek(2) == '+' ? script.indexOf("*/", at + 3, end) : -1;
    return close < 0 ? take(2, SparkLexer.BlockComment) : goTo(close + 2, SparkLexer.Hint);
  }

  private int quoted(char quote) {
    int behind = behindQuoted(at, quote, quote != '`');
    if (behind < 0) {
      return take(1, SparkLexer.OpenQuote);
    }
    return goTo(
        behind,
        switch (quote) {
          case '\'' -> SparkLexer.StringLiteral;
          case '"' -> SparkLexer.DoubleQuoted;
          default -> SparkLexer.Backquoted;
        });
  }

  /**
   * Gives the offset behind a quoted text, in which a quote is doubled; -1 if nothing closes it. A
   * doubled quote whose text is never closed closes what stands before it.
   */
  private int behindQuoted(int open, char quote, boolean hasEscapes) {
    int closed = -1;
    int i = open + 1;
    while (i < end) {
      char c = unit(i);
      if (c == quote) {
        if (i + 1 == end || unit(i + 1) != quote) {
          return i + 1;
        }
        closed = i + 1;
        i += 2;
      } else {
        i += hasEscapes && c == '\\' ? 2 : 1;
      }
    }
    return closed;
  }

  /** Reads a word, or the string whose prefix it is. */
  private int word(char first) {
    char next = peek(1);
    if (next == '\'' || next == '"') {
      int behind =
          switch (first) {
            case 'r', 'R' -> script.indexOf(next, at + 2, end) + 1;
            case 'b', 'B', 'n', 'N', 'x', 'X' ->
                next == '\'' ? behindQuoted(at + 1, next, true) : -1;
            default -> -1;
          };
      if (behind > 0) {
        return goTo(behind, SparkLexer.StringLiteral);
      }
    }
    return goTo(behindWord(at), SparkLexer.Word);
  }

  /** Reads a number, unless it is the beginning of a word such as {@code 1st}. */
  private int number() {
    int behind = behindDigits(at);
    if (behind < end && unit(behind) == '.') {
      behind = behindDigits(behind + 1);
    }
    behind = behindSuffix(behindExponent(behind));
    int word = behindWord(at);
    return word > behind ? goTo(word, SparkLexer.Word) : goTo(behind, SparkLexer.Number);
  }

  private int behindExponent(int from) {
    if (from >= end || lower(from) != 'e') {
      return from;
    }
    boolean hasSign = from + 1 < end && (unit(from + 1) == '+' || unit(from + 1) == '-');
    int digits = hasSign ? from + 2 : from + 1;
    int behind = behindDigits(digits);
    return behind > digits ? behind : from;
  }

  private int behindSuffix(int from) {
    if (from >= end) {
      return from;
    }
    return switch (lower(from)) {
      case 'l', 's', 'y', 'f', 'd' -> from + 1;
      case 'b' -> from + 1 < end && lower(from + 1) == 'd' ? from + 2 : from;
      default -> from;
    };
  }

  private char lower(int offset) {
    char c = unit(offset);
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  /** Reads the mark of a quoted code, {@code $tag$}, or a parameter by its number. */
  private int dollar() {
    int i = at + 1;
    while (i < end && unit(i) < 0x80 && isWord(unit(i))) {
      i++;
    }
    if (i < end && unit(i) == '$') {
      return goTo(i + 1, SparkLexer.DollarTag);
    }
    int digits = behindDigits(at + 1);
    return digits > at + 1 ? goTo(digits, SparkLexer.Positional) : take(1, SparkLexer.Unknown);
  }

  private int variable() {
    int name = at;
    while (name < end && unit(name) == '@') {
      name++;
    }
    int behind = behindWord(name);
    return behind > name ? goTo(behind, SparkLexer.Variable) : take(1, SparkLexer.Unknown);
  }

  private int behindDigits(int from) {
    int i = from;
    while (i < end && isDigit(unit(i))) {
      i++;
    }
    return i;
  }

  private int behindWord(int from) {
    int i = from;
    while (i < end && isWord(unit(i))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Beyond ASCII every unit is part of a word, except the blanks. */
  private static boolean isWord(char c) {
    return c < 0x80 ? IN_WORD[c] : !isBlank(c);
  }

  private static boolean isBlank(char c) {
    if (c < 0x80) {
      return c == ' ' || c >= '\t' && c <= '\r' || c == 0;
    }
    return switch (c) {
      case '\u00A0', '\u1680', '\u2028', '\u2029', '\u202F', '\u205F', '\u3000', '\uFEFF' -> true;
      default -> c >= '\u2000' && c <= '\u200B';
    };
  }
}
