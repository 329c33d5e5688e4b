package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A match of a text with a pattern.
 *
 * @param pattern of {@code LIKE ANY} and {@code LIKE ALL} the {@link Tuple} of the patterns
 */
public record Like(
    Span span,
    Expression operand,
    Kind kind,
    boolean negated,
    Expression pattern,
    Quantifier quantifier,
    Optional<Expression> escape)
    implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(operand);
    action.accept(pattern);
    escape.ifPresent(action);
  }

  /** How many of several patterns must match. */
  public enum Quantifier {
    NONE,
    /** ANY or SOME. */
    ANY,
    ALL
  }

  /** The language of the pattern. */
  public enum Kind {
    LIKE,
    ILIKE,
    /** RLIKE or REGEXP. */
    RLIKE
  }
}
