package dev.lintel.syntax.sql;

import dev.lintel.source.Comment;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * Reads a script one statement at a time, so that the tokens of a large script are never all in
 * memory. A statement ends at a semicolon, or at a line that another dialect ends it with. A string
 * or comment that nothing closes ends its statement at the next semicolon.
 */
final class StatementReader {
  /** A script with more open quotes than this is no SQL; each costs a look to its end. */
  private static final int MAX_OPEN_QUOTES = 100;

  /** A statement's parse takes about 500 bytes a token. */
  static final int MAX_TOKENS = 1_000_000;

  private final SourceText source;
  private final String text;
  private final SqlScanner scanner;
  private final List<Comment> comments = new ArrayList<>();
  private final Repeats rows = new Repeats();
  private boolean isForeign;
  private int openQuotes;

  /**
   * The tokens of one statement.
   *
   * @param tokens without semicolon, comments and blanks; none when only those stand there
   * @param fault what the lexer could not read
   */
  record Piece(List<SqlToken> tokens, Optional<SyntaxProblem> fault, boolean isLast) {}

  /**
   * Makes a reader.
   *
   * @param text the source's text with its templates hidden
   */
  StatementReader(SourceText source, String text) {
    this.source = source;
    this.text = text;
    this.scanner = new SqlScanner(text);
  }

  List<Comment> comments() {
    return comments;
  }

  /** Tells whether something was read that no Spark script holds. */
  boolean isForeign() {
    return isForeign;
  }

  Piece next() {
    List<SqlToken> tokens = new ArrayList<>();
    Optional<SyntaxProblem> fault = Optional.empty();
    BlockTracker blocks = new BlockTracker();
    rows.start();
    for (; ; ) {
      if (tokens.size() > MAX_TOKENS) {
        fault = Optional.of(tooLong(tokens.getFirst()));
        tokens.clear();
      }
      SqlToken token = scanner.next();
      if (token.getType() != SparkLexer.LineComment) {
        blocks.add(token);
      }
      switch (token.getType()) {
        case Token.EOF -> {
          return new Piece(tokens, fault, true);
        }
        case SparkLexer.Semicolon -> {
          boolean isInside = blocks.isOpen() && ScriptParser.mayHold(tokens);
          if (!isInside) {
            return new Piece(tokens, fault, false);
          }
          tokens.add(token);
        }
        case SparkLexer.LineComment -> comment(token.getStartIndex(), token.getStopIndex() + 1);
        case SparkLexer.BlockComment -> {
          int end = commentEnd(token.getStartIndex());
          if (end < 0) {
            fault = fault.or(() -> Optional.of(notClosed(token)));
            skipToSemicolon();
          } else {
            comment(token.getStartIndex(), end);
            scanner.seek(end);
          }
        }
        case SparkLexer.Hint -> {
          if (!tokens.isEmpty() && Keywords.type(tokens.getLast()) == SparkLexer.SELECT) {
            tokens.add(token);
          } else {
            comment(token.getStartIndex(), token.getStopIndex() + 1);
          }
        }
        case SparkLexer.OpenQuote -> {
          fault = fault.or(() -> Optional.of(notClosed(token)));
          skipToSemicolon();
        }
        case SparkLexer.DollarTag -> {
          if (!dollarQuoted(token, tokens)) {
            fault = fault.or(() -> Optional.of(notClosed(token)));
          }
        }
        case SparkLexer.Word, SparkLexer.Slash -> {
          if (isSeparatorLine(token)) {
            isForeign = true;
            return new Piece(tokens, fault, false);
          }
          tokens.add(token);
        }
        default -> {
          tokens.add(token);
          rows.addTo(tokens);
        }
      }
    }
  }

  private void comment(int start, int end) {
    comments.add(new Comment(source.span(start, end), startsLine(start)));
  }

  /** Gives the offset behind a block comment, which may hold others; -1 if nothing closes it. */
  private int commentEnd(int start) {
    int depth = 0;
    for (int i = start; i + 1 < text.length(); i++) {
      if (text.startsWith("/*", i)) {
        depth++;
        i++;
      } else if (text.startsWith("*/", i)) {
        depth--;
        i++;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return -1;
  }

  private SyntaxProblem tooLong(Token first) {
    return SyntaxProblem.limit(
        source.span(first.getStartIndex(), first.getStopIndex() + 1),
        "the statement that starts here has more than %d words and signs and is not analysed"
            .formatted(MAX_TOKENS));
  }

  private SyntaxProblem notClosed(Token token) {
    Span span = source.span(token.getStartIndex(), token.getStopIndex() + 1);
    String what =
        switch (text.charAt(token.getStartIndex())) {
          case '\'' -> "string";
          case '/' -> "comment";
          case '$' -> "code";
          default -> "quoted text";
        };
    return SyntaxProblem.syntax(span, "the %s that starts here is not closed".formatted(what));
  }

  private void skipToSemicolon() {
    int semicolon = text.indexOf(';', scanner.offset());
    boolean isTooMany = ++openQuotes > MAX_OPEN_QUOTES;
    scanner.seek(semicolon < 0 || isTooMany ? text.length() : semicolon);
  }

  /**
   * Reads {@code $tag$ .. $tag$} as one string. Databricks quotes the body of a Python function so;
   * elsewhere it is PostgreSQL. Tells whether it is closed, if it has to be.
   */
  private boolean dollarQuoted(SqlToken tag, List<SqlToken> tokens) {
    boolean isPython =
        tokens.stream().anyMatch(token -> token.getText().equalsIgnoreCase("PYTHON"));
    isForeign |= !isPython;
    if (openQuotes > MAX_OPEN_QUOTES) {
      return true;
    }
    int close = text.indexOf(tag.getText(), tag.getStopIndex() + 1);
    if (close < 0) {
      openQuotes++;
      return !isPython;
    }
    int end = close + tag.getText().length();
    scanner.seek(end);
    tag.setType(SparkLexer.StringLiteral);
    tag.setStopIndex(end - 1);
    tokens.add(tag);
    return true;
  }

  /** {@code GO} ends a batch of T-SQL, {@code /} a block of PL/SQL: each alone on its line. */
  private boolean isSeparatorLine(Token token) {
    boolean isSeparator =
        token.getType() == SparkLexer.Slash || token.getText().equalsIgnoreCase("go");
    return isSeparator && startsLine(token.getStartIndex()) && endsLine(token.getStopIndex() + 1);
  }

  private boolean startsLine(int offset) {
    int before = offset - 1;
    while (before >= 0 && isBlank(text.charAt(before))) {
      before--;
    }
    return before < 0 || isBreak(text.charAt(before));
  }

  private boolean endsLine(int offset) {
    int behind = offset;
    while (behind < text.length() && isBlank(text.charAt(behind))) {
      behind++;
    }
    return behind == text.length() || isBreak(text.charAt(behind));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
