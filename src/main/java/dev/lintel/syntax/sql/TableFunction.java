package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A function that gives a table. */
public record TableFunction(
    Span span, FunctionCall call, Optional<Name> alias, List<Name> columns, boolean lateral)
    implements TableReference {
  public TableFunction {
    columns = List.copyOf(columns);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(call);
  }
}
