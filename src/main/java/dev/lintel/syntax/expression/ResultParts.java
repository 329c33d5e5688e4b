package dev.lintel.syntax.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The parts of an expression whose own text can come out in its result. A comparison gives only
 * {@code true} or {@code false}, so nothing of its operands comes out.
 */
public final class ResultParts {
  private ResultParts() {}

  /** Gives the literals and context values that can come out, in the order of the text. */
  public static List<Expression> of(Expression expression) {
    List<Expression> parts = new ArrayList<>();
    Deque<Expression> open = new ArrayDeque<>(List.of(expression));
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Expression.Logical logical -> {
          switch (logical.logic()) {
            case OR -> logical.operands().reversed().forEach(open::push);
            // One before the last comes out only where it is false or empty.
            case AND -> open.push(logical.operands().getLast());
          }
        }
        case Expression.Comparison _, Expression.Not _ -> {}
        case Expression.Call call -> arguments(call).reversed().forEach(open::push);
        case Expression part -> parts.add(part);
      }
    }
    return parts;
  }

  private static List<Expression> arguments(Expression.Call call) {
    List<Expression> arguments = call.arguments();
    return call.function()
        .map(function ->
            switch (function) {
              case FORMAT, JOIN, TO_JSON, FROM_JSON -> arguments;
              case CASE -> values(arguments);
              case CONTAINS, STARTS_WITH, ENDS_WITH -> List.<Expression>of();
              case HASH_FILES, SUCCESS, ALWAYS, CANCELLED, FAILURE -> List.<Expression>of();
            })
        .orElse(arguments);
  }

  /** The values of a {@code case} stand at the odd places, its default at the end. */
  private static List<Expression> values(List<Expression> arguments) {
    List<Expression> values = new ArrayList<>();
    for (int i = 1; i < arguments.size(); i += 2) {
      values.add(arguments.get(i));
    }
    values.add(arguments.getLast());
    return values;
  }
}
