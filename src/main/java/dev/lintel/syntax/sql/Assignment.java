package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** {@code column = value} of an UPDATE. */
public record Assignment(Span span, List<Name> column, Expression value) implements SqlNode {
  public Assignment {
    column = List.copyOf(column);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(value);
  }
}
