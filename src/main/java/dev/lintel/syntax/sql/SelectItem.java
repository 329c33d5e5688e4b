package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.Optional;
import java.util.function.Consumer;

/** One item of a select list. */
public record SelectItem(Span span, Expression expression, Optional<Name> alias)
    implements SqlNode {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(expression);
  }
}
