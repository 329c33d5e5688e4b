package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** What a query takes its rows from. */
public sealed interface QueryBody extends SqlNode
    permits Select,
        SetOperation,
        Values,
        PipedQuery,
        QueryBody.Table,
        QueryBody.Nested,
        QueryBody.Relations {
  /** Tells whether the text alone says that there is one row at most. */
  default boolean givesOneRow() {
    return switch (this) {
      case Select select -> select.isOneRow();
      case Values values -> values.rows().size() == 1;
      case Nested nested -> nested.query().givesOneRow();
      case SetOperation _, Table _, PipedQuery _, Relations _ -> false;
    };
  }

  /** Gives the number of columns, where the text alone tells it: no star, no generator. */
  default OptionalInt width() {
    return switch (this) {
      case Select select -> select.itemCount();
      case SetOperation union -> union.first().width();
      case Values values -> values.rowWidth(0);
      case Table _, PipedQuery _, Relations _ -> OptionalInt.empty();
      case Nested nested -> nested.query().body().width();
    };
  }

  /** {@code TABLE name}, all rows of a table. */
  record Table(Span span, TableName table) implements QueryBody {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(table);
    }
  }

  /** {@code FROM t} without SELECT, all rows of its relations. */
  record Relations(Span span, List<TableReference> from) implements QueryBody {
    public Relations {
      from = List.copyOf(from);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      from.forEach(action);
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
