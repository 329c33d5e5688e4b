package dev.lintel.syntax.expression;

import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens; the last one is {@link Kind#END}. */
final class ExpressionLexer {
  private final String text;
  private final Span whole;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private ExpressionLexer(Span whole) {
    this.text = whole.text();
    this.whole = whole;
  }

  static List<Token> tokens(Span whole) {
    ExpressionLexer lexer = new ExpressionLexer(whole);
    while (lexer.position < lexer.text.length()) {
      lexer.next();
    }
    lexer.add(Kind.END, 0);
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(position);
    switch (c) {
      case ' ', '\t', '\r', '\n' -> position++;
      case '(' -> add(Kind.OPEN_PARENTHESIS, 1);
      case ')' -> add(Kind.CLOSE_PARENTHESIS, 1);
      case '[' -> add(Kind.OPEN_BRACKET, 1);
      case ']' -> add(Kind.CLOSE_BRACKET, 1);
      case ',' -> add(Kind.COMMA, 1);
      case '*' -> add(Kind.STAR, 1);
      case '.' -> addDotOrNumber();
      case '\'' -> addString();
      case '"' -> addQuoted();
      case '!' -> addOneOrTwo('=', Kind.NOT_EQUAL, Kind.NOT);
      case '<' -> addOneOrTwo('=', Kind.LESS_OR_EQUAL, Kind.LESS);
      case '>' -> addOneOrTwo('=', Kind.GREATER_OR_EQUAL, Kind.GREATER);
      case '=' -> addOneOrTwo('=', Kind.EQUAL, Kind.INVALID);
      case '&' -> addOneOrTwo('&', Kind.AND, Kind.INVALID);
      case '|' -> addOneOrTwo('|', Kind.OR, Kind.INVALID);
      default -> addWord();
    }
  }

  private void addOneOrTwo(char second, Kind two, Kind one) {
    boolean isTwo = position + 1 < text.length() && text.charAt(position + 1) == second;
    add(isTwo ? two : one, isTwo ? 2 : 1);
  }

  /** A dot behind a value leads to a property; anywhere else it starts a number, as {@code .5}. */
  private void addDotOrNumber() {
    Kind last = tokens.isEmpty() ? Kind.COMMA : tokens.getLast().kind();
    switch (last) {
      case NAME, STRING, CLOSE_PARENTHESIS, CLOSE_BRACKET, STAR -> add(Kind.DOT, 1);
      default -> addWord();
    }
  }

  private void addString() {
    int end = position + 1;
    while (end < text.length()) {
      if (text.charAt(end) != '\'') {
        end++;
      } else if (end + 1 < text.length() && text.charAt(end + 1) == '\'') {
        end += 2;
      } else {
        add(Kind.STRING, end + 1 - position);
        return;
      }
    }
    add(Kind.INVALID, text.length() - position);
  }

  /** What stands in double quotes is one fault, whatever it holds. */
  private void addQuoted() {
    int end = text.indexOf('"', position + 1);
    if (end >= 0) {
      add(Kind.INVALID, end + 1 - position);
    } else {
      addWord();
    }
  }

  private void addWord() {
    char first = text.charAt(position);
    boolean isNumeric = isDigit(first) || first == '.' || first == '-' || first == '+';
    int end = position + 1;
    while (end < text.length() && !endsWord(text.charAt(end), isNumeric)) {
      end++;
    }
    String word = text.substring(position, end);
    Kind kind = isNumeric ? Kind.NUMBER : Kind.NAME;
    boolean isLegal = isNumeric ? Numbers.parse(word).isPresent() : isName(word);
    add(isLegal ? kind : Kind.INVALID, end - position);
  }

  private static boolean endsWord(char c, boolean isNumeric) {
    return Character.isWhitespace(c) || "()[],!<>=&|*'\"".indexOf(c) >= 0 || c == '.' && !isNumeric;
  }

  private static boolean isName(String word) {
    return word.chars().allMatch(c -> isLetter(c) || isDigit(c) || c == '_' || c == '-')
        && !isDigit(word.charAt(0))
        && word.charAt(0) != '-';
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private void add(Kind kind, int length) {
    tokens.add(new Token(kind, whole.part(position, position + length)));
    position += length;
  }
}
