package dev.lintel.syntax.shell;

import dev.lintel.source.Span;

/**
 * One token of a script.
 *
 * @param word of a word itself, of a redirection its target; empty for operators
 * @param descriptor the number in front of a redirection; else empty
 * @param operator of a redirection; else empty
 */
record ShellToken(Kind kind, Span span, Word word, String descriptor, String operator) {
  enum Kind {
    WORD,
    REDIRECTION,
    PIPE,
    AND,
    OR,
    /** {@code ;} or the end of a line. */
    SEPARATOR,
    /** {@code ;;}, {@code ;&} or {@code ;;&}, which end a clause of a {@code case}. */
    CLAUSE_END,
    BACKGROUND,
    OPEN,
    CLOSE,
    END
  }

  static ShellToken of(Kind kind, Span span) {
    return new ShellToken(kind, span, new Word(span, "", true), "", "");
  }

  static ShellToken of(Word word) {
    return new ShellToken(Kind.WORD, word.span(), word, "", "");
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isPartOfCommand() {
    return kind == Kind.WORD || kind == Kind.REDIRECTION;
  }

  boolean isLineBreak() {
    return kind == Kind.SEPARATOR && span.text().equals("\n");
  }

  Redirection toRedirection() {
    return new Redirection(span, descriptor, operator, word);
  }

  /** Tells whether this is the word, written without quotes. */
  boolean isWord(String text) {
    return kind == Kind.WORD && word.isBare(text);
  }
}
