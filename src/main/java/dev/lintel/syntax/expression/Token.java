package dev.lintel.syntax.expression;

import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Expression.Comparator;
import java.util.Optional;

/** One token of an expression. */
record Token(Kind kind, Span span) {
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    OR,
    AND,
    EQUAL(Comparator.EQUAL),
    NOT_EQUAL(Comparator.NOT_EQUAL),
    LESS(Comparator.LESS),
    LESS_OR_EQUAL(Comparator.LESS_OR_EQUAL),
    GREATER(Comparator.GREATER),
    GREATER_OR_EQUAL(Comparator.GREATER_OR_EQUAL),
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
    END;

    private final Optional<Comparator> comparator;

    Kind() {
      this.comparator = Optional.empty();
    }

    Kind(Comparator comparator) {
      this.comparator = Optional.of(comparator);
    }

    /** Gives how it compares; empty for what does not. */
    Optional<Comparator> comparator() {
      return comparator;
    }
  }

  String text() {
    return span.text();
  }
}
