package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.Optional;
import java.util.function.Consumer;

/** A function that gives a table. */
public record TableFunction(Span span, FunctionCall call, Optional<Name> alias)
    implements TableReference {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(call);
  }
}
