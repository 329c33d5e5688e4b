package dev.lintel.syntax.expression;

import dev.lintel.source.Span;

/** One token of an expression. */
record Token(Kind kind, Span span) {
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    OPERATOR,
    NOT,
    DOT,
    STAR,
    COMMA,
    OPEN_PARENTHESIS,
    CLOSE_PARENTHESIS,
    OPEN_BRACKET,
    CLOSE_BRACKET,
    /** A character, word or number that no expression may hold. */
    INVALID,
    END
  }

  String text() {
    return span.text();
  }
}
