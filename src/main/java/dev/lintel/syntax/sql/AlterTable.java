package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** ALTER TABLE or ALTER VIEW. */
public record AlterTable(
    Span span, Span verb, TableName table, boolean isView, boolean ifExists, AlterAction action)
    implements Statement {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(table);
    action.accept(this.action);
  }
}
