package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** A match of a text with a pattern. */
public record Like(Span span, Expression operand, Kind kind, boolean negated, Expression pattern)
    implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(operand);
    action.accept(pattern);
  }

  /** The language of the pattern. */
  public enum Kind {
    LIKE,
    ILIKE,
    /** RLIKE or REGEXP. */
    RLIKE
  }
}
