package dev.lintel.syntax.shell;

import dev.lintel.source.Span;

/**
 * One token of a script.
 *
 * @param value the word's or target's value; empty for operators
 */
record ShellToken(Kind kind, Span span, String value, boolean isLiteral) {
  enum Kind {
    WORD,
    /** The file of a redirection. */
    TARGET,
    PIPE,
    AND,
    OR,
    /** {@code ;}, {@code ;;} or the end of a line. */
    SEPARATOR,
    BACKGROUND,
    OPEN,
    CLOSE,
    END
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isPartOfCommand() {
    return kind == Kind.WORD || kind == Kind.TARGET;
  }

  ShellToken asTarget() {
    return new ShellToken(Kind.TARGET, span, value, isLiteral);
  }

  Word toWord() {
    return new Word(span, value, isLiteral);
  }

  /** Tells whether this is the word, written without quotes. */
  boolean isWord(String word) {
    return kind == Kind.WORD && value.equals(word) && span.length() == word.length();
  }
}
