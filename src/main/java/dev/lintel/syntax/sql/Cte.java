package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** A common table expression. */
public record Cte(Span span, Name name, List<Name> columns, Query query, boolean recursive)
    implements SqlNode {
  public Cte {
    columns = List.copyOf(columns);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(query);
  }
}
