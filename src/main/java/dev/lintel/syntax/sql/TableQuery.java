package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** {@code TABLE name}, all rows of a table. */
public record TableQuery(Span span, TableName table) implements QueryBody {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(table);
  }
}
