package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.SparkFunction;
import dev.lintel.model.sql.SparkFunctions;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.WindowCall;
import java.util.ArrayDeque;
import java.util.Deque;

/** Tells which calls make one value of many rows. */
final class Aggregates {
  private Aggregates() {}

  static boolean isAggregate(FunctionCall call) {
    if (call.name().size() > 1) {
      return false;
    }
    String name = call.name().getFirst().value();
    return name.regionMatches(true, 0, "grouping", 0, "grouping".length())
        || SparkFunctions.find(name)
            .filter(function -> function.kind() == SparkFunction.Kind.AGGREGATE)
            .isPresent();
  }

  /** Tells whether anything in an expression aggregates, subqueries and windows left out. */
  static boolean isIn(SqlNode expression) {
    Deque<SqlNode> open = new ArrayDeque<>();
    open.push(expression);
    while (!open.isEmpty()) {
      SqlNode node = open.pop();
      switch (node) {
        case FunctionCall call when isAggregate(call) -> {
          return true;
        }
        case WindowCall(_, FunctionCall function, var window) -> {
          function.forEachChild(open::push);
          open.push(window);
        }
        case Query _ -> {}
        default -> node.forEachChild(open::push);
      }
    }
    return false;
  }
}
