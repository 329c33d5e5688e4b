package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.Optional;
import java.util.function.Consumer;

/** What stands between the parentheses of a CREATE. */
public sealed interface TableElement extends SqlNode
    permits TableElement.Column, TableElement.Constraint {

  /** A column of a CREATE TABLE or CREATE VIEW. */
  record Column(Span span, Name name, Optional<DataType> type, boolean nullable)
      implements TableElement {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      type.ifPresent(action);
    }
  }

  /** A constraint of a table. */
  record Constraint(Span span, Kind kind) implements TableElement {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {}

    /** What it constrains. */
    public enum Kind {
      PRIMARY_KEY,
      FOREIGN_KEY,
      UNIQUE,
      CHECK,
      OTHER
    }
  }
}
