package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** A constraint of a table. */
public record TableConstraint(Span span, Kind kind) implements TableElement {
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
