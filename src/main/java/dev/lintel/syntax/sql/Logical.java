package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** A chain of AND, or of OR. */
public record Logical(Span span, Operator operator, List<Expression> operands)
    implements Expression {
  public Logical {
    operands = List.copyOf(operands);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    operands.forEach(action);
  }

  /** Which of the two. */
  public enum Operator {
    AND,
    OR
  }
}
