package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** ALTER TABLE or ALTER VIEW; what is altered is not told apart. */
public record AlterTable(Span span, Span verb, TableName table) implements Statement {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(table);
  }
}
