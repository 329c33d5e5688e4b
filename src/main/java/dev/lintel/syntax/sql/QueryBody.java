package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** What a query takes its rows from. */
public sealed interface QueryBody extends SqlNode
    permits Select, SetOperation, Values, QueryBody.Table, QueryBody.Nested {

  /** {@code TABLE name}, all rows of a table. */
  record Table(Span span, TableName table) implements QueryBody {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(table);
    }
  }

  /** A query in parentheses. */
  record Nested(Span span, Query query) implements QueryBody {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(query);
    }
  }
}
