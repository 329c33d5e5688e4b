package dev.lintel.rules.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SqlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words, literals and signs of a statement, for what the tree does not tell: clauses that every
 * format has of its own, and statements of kinds that the grammar does not hold.
 */
final class Words {
  private final List<Span> tokens;

  private Words(List<Span> tokens) {
    this.tokens = tokens;
  }

  /** Gives those of a part of a statement, without blanks and comments. */
  static Words of(Span span) {
    List<Span> tokens = new ArrayList<>();
    String text = span.text();
    int start = 0;
    while (start < text.length()) {
      int end = end(text, start);
      if (!isLeftOut(text, start)) {
        tokens.add(span.part(start, end));
      }
      start = end;
    }
    return new Words(List.copyOf(tokens));
  }

  static Words none() {
    return new Words(List.of());
  }

  /** Gives those of a statement that begins with a word; none for all others. */
  static Words of(SqlNode statement, String first) {
    return of(statement.span(), first);
  }

  /** Gives those of a text that begins with a word; none for all others. */
  static Words of(Span span, String first) {
    boolean begins =
        span.source().content().regionMatches(true, span.start(), first, 0, first.length());
    Words words = begins ? of(span) : none();
    return words.begin(first) ? words : none();
  }

  private static boolean isLeftOut(String text, int start) {
    return Character.isWhitespace(text.charAt(start))
        || text.startsWith("--", start)
        || text.startsWith("/*", start);
  }

  private static int end(String text, int start) {
    char first = text.charAt(start);
    if (Character.isWhitespace(first)) {
      return start + 1;
    }
    if (text.startsWith("--", start)) {
      int end = text.indexOf('\n', start);
      return end < 0 ? text.length() : end;
    }
    if (text.startsWith("/*", start)) {
      int end = text.indexOf("*/", start + 2);
      return end < 0 ? text.length() : end + 2;
    }
    if (first == '\'' || first == '"' || first == '`') {
      return quoteEnd(text, start);
    }
    if (!isWordPart(first)) {
      return text.startsWith("||", start) ? start + 2 : start + 1;
    }
    int end = start;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int quoteEnd(String text, int start) {
    char quote = text.charAt(start);
    int end = start + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' && quote != '`' ? 2 : 1;
    }
    return Math.min(end + 1, text.length());
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  int size() {
    return tokens.size();
  }

  boolean isEmpty() {
    return tokens.isEmpty();
  }

  Span get(int index) {
    return tokens.get(index);
  }

  String text(int index) {
    return tokens.get(index).text();
  }

  /** Gives the words from one place up to another. */
  Words part(int from, int to) {
    return new Words(tokens.subList(from, to));
  }

  Words part(int from) {
    return part(from, tokens.size());
  }

  /** Gives where all of it stands. */
  Span span() {
    return tokens.getFirst().to(tokens.getLast());
  }

  /** Tells whether these words come first, without regard to case. */
  boolean begin(String... words) {
    return stand(0, words);
  }

  /** Tells whether these words stand at a place, without regard to case. */
  boolean stand(int index, String... words) {
    if (index < 0 || index + words.length > tokens.size()) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!text(index + i).equalsIgnoreCase(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether words stand outside parentheses, one behind the other. */
  boolean has(String... words) {
    return indexOf(words) >= 0;
  }

  /** Tells whether words stand anywhere, within parentheses too. */
  boolean hasInside(String... words) {
    for (int i = 0; i + words.length <= tokens.size(); i++) {
      if (stand(i, words)) {
        return true;
      }
    }
    return false;
  }

  /** Gives where words stand first outside parentheses; -1 where they do not. */
  int indexOf(String... words) {
    int depth = 0;
    for (int i = 0; i + words.length <= tokens.size(); i++) {
      switch (tokens.get(i).source().content().charAt(tokens.get(i).start())) {
        case '(' -> depth++;
        case ')' -> depth--;
        default -> {
          if (depth == 0 && stand(i, words)) {
            return i;
          }
        }
      }
    }
    return -1;
  }

  /** Gives a qualified name that is all there is, as {@link TableNames#key} has it. */
  String name() {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      name.append(value(i).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }

  /** Gives a token without its quotes. */
  String value(int index) {
    return unquoted(text(index));
  }

  /** Gives a name or literal without its quotes. */
  static String unquoted(String text) {
    boolean isQuoted =
        text.length() > 1
            && "'\"`".indexOf(text.charAt(0)) >= 0
            && text.charAt(0) == text.charAt(text.length() - 1);
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }
}
