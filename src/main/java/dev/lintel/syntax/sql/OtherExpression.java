package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** An expression that nothing tells from others, as all fields of a value: {@code f(x).*}. */
public record OtherExpression(Span span, List<SqlNode> parts) implements Expression {
  public OtherExpression {
    parts = List.copyOf(parts);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    parts.forEach(action);
  }
}
