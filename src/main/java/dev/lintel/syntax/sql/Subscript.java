package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A place of an array or map, as in {@code a[0]}.
 *
 * @param index empty for {@code [*]}, all elements of an array
 */
public record Subscript(Span span, Expression base, Optional<Expression> index)
    implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(base);
    index.ifPresent(action);
  }
}
