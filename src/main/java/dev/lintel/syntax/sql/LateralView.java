package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** LATERAL VIEW: the rows that a function makes from each row of the relations before it. */
public record LateralView(
    Span span, boolean outer, FunctionCall call, Optional<Name> alias, List<Name> columns)
    implements TableReference {
  public LateralView {
    columns = List.copyOf(columns);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(call);
  }
}
