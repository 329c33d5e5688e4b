package dev.lintel.rules.sql.query;

import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Logical;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Takes conditions apart. */
final class Conditions {
  private Conditions() {}

  /** Gives what must all hold, nested ANDs too, in the order of the text. */
  static List<Expression> conjuncts(Expression condition) {
    return parts(condition, Logical.Operator.AND);
  }

  /** Gives what one of must hold, nested ORs too, in the order of the text. */
  static List<Expression> disjuncts(Expression condition) {
    return parts(condition, Logical.Operator.OR);
  }

  private static List<Expression> parts(Expression condition, Logical.Operator operator) {
    List<Expression> parts = new ArrayList<>();
    Deque<Expression> open = new ArrayDeque<>(List.of(condition));
    while (!open.isEmpty()) {
      Expression next = open.pop();
      if (next instanceof Logical logical && logical.operator() == operator) {
        logical.operands().reversed().forEach(open::push);
      } else {
        parts.add(next);
      }
    }
    return parts;
  }
}
