package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/**
 * A string with its type before it, as in {@code DATE '2025-01-31'}, or an INTERVAL.
 *
 * @param type the type in capitals
 */
public record TypedLiteral(Span span, String type) implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {}
}
