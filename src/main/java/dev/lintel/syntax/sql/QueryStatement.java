package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** A query that stands alone. */
public record QueryStatement(Query query) implements Statement {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(query);
  }

  @Override
  public Span span() {
    return query.span();
  }
}
