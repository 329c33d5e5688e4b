package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.function.Consumer;

/** A window of a WINDOW clause. */
public record NamedWindow(Span span, Name name, Window window) implements SqlNode {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(window);
  }
}
