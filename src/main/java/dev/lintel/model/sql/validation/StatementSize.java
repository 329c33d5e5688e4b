package dev.lintel.model.sql.validation;

import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;

/** Measures statements before anything walks down them by calling itself. */
final class StatementSize {
  /** The parser nests no deeper than 200; what is deeper is a chain of mixed operators. */
  private static final int MAX_DEPTH = 1_000;

  /** A script of INSERTs may be long; a single statement of this size was made by no person. */
  private static final int MAX_NODES = 500_000;

  private static final int MAX_PLANNED_DEPTH = 100;
  private static final int MAX_PLANNED_NODES = 20_000;

  private StatementSize() {}

  private record Open(SqlNode node, int depth) {}

  static boolean isWithinBounds(Statement statement) {
    return isWithin(statement, MAX_DEPTH, MAX_NODES);
  }

  /** Tells whether Calcite, which takes several calls for each level, may be given a statement. */
  static boolean isPlannable(Statement statement) {
    return isWithin(statement, MAX_PLANNED_DEPTH, MAX_PLANNED_NODES);
  }

  private static boolean isWithin(Statement statement, int depth, int size) {
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(statement, 0));
    int nodes = 0;
    while (!open.isEmpty()) {
      Open next = open.pop();
      nodes++;
      if (next.depth() > depth || nodes > size) {
        return false;
      }
      // Chains of joins and of set operations hang to the left, and are walked as lists.
      boolean isChain = next.node() instanceof Join || next.node() instanceof SetOperation;
      next.node()
          .forEachChild(child -> {
            boolean isLink = isChain && (child instanceof Join || child instanceof SetOperation);
            open.push(new Open(child, next.depth() + (isLink ? 0 : 1)));
          });
    }
    return true;
  }
}
