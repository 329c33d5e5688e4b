package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** One hint of a hint comment, as BROADCAST(t). */
public record Hint(Span span, Name name, List<Expression> arguments) implements SqlNode {
  public Hint {
    arguments = List.copyOf(arguments);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    arguments.forEach(action);
  }
}
