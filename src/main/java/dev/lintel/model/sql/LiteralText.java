package dev.lintel.model.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.StringLiteral;

/** What a string literal of Spark says. */
final class LiteralText {
  private LiteralText() {}

  /** Gives the text without its quotes, escapes resolved; of several side by side all together. */
  static String of(StringLiteral literal) {
    return of(literal.span());
  }

  /** Gives the text of a literal; what has no quotes is as it is written. */
  static String of(Span literal) {
    String written = literal.text();
    if (written.indexOf('\'') < 0 && written.indexOf('"') < 0) {
      return written;
    }
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < written.length()) {
      char c = written.charAt(at);
      boolean isRaw = (c == 'r' || c == 'R') && at + 1 < written.length();
      at += isRaw ? 1 : 0;
      char quote = written.charAt(at++);
      if (quote == '\'' || quote == '"') {
        at = quoted(written, at, quote, isRaw, text);
      }
    }
    return text.toString();
  }

  /** Appends what stands up to the closing quote; gives the offset behind that. */
  private static int quoted(
      String written, int from, char quote, boolean isRaw, StringBuilder text) {
    int at = from;
    while (at < written.length()) {
      char c = written.charAt(at++);
      boolean hasNext = at < written.length();
      if (c == quote && !(hasNext && written.charAt(at) == quote && !isRaw)) {
        return at;
      }
      if (c == '\\' && !isRaw && hasNext) {
        text.append(escaped(written.charAt(at++)));
      } else {
        text.append(c);
        at += c == quote ? 1 : 0;
      }
    }
    return at;
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> c;
    };
  }
}
