package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** Arithmetic and the like: an operator with one operand, or a chain with several. */
public record Operation(Span span, String operator, List<Expression> operands)
    implements Expression {
  public Operation {
    operands = List.copyOf(operands);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    operands.forEach(action);
  }
}
