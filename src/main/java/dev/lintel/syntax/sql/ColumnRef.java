package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** A column by its name, with what qualifies it; or a field of a struct, which looks the same. */
public record ColumnRef(Span span, List<Name> parts) implements Expression {
  public ColumnRef {
    parts = List.copyOf(parts);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {}

  /** Gives the name as written. */
  @Override
  public String toString() {
    return span.text();
  }
}
