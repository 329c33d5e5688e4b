package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

  /** Takes nested chains of one operator apart. */
  static List<Expression> parts(Expression condition, Operator operator) {
    List<Expression> parts = new ArrayList<>();
    Deque<Expression> open = new ArrayDeque<>(List.of(condition));
    while (!open.isEmpty()) {
      Expression next = open.pop();
      if (next instanceof Logical logical && logical.operator == operator) {
        logical.operands.reversed().forEach(open::push);
      } else {
        parts.add(next);
      }
    }
    return parts;
  }

  /** Which of the two. */
  public enum Operator {
    AND,
    OR
  }
}
