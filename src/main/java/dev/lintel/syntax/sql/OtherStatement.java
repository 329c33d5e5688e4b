package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/**
 * A statement of a kind that the grammar does not hold.
 *
 * @param tokens its words, literals and signs, without blanks and comments
 */
public record OtherStatement(Span span, List<Span> tokens) implements Statement {
  public OtherStatement {
    tokens = List.copyOf(tokens);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {}
}
