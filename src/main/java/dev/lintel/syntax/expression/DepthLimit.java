package dev.lintel.syntax.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * GitHub's limit of how deep an expression is nested. One of its parsers counts parentheses and
 * operators while it reads, the other the levels of the tree; both must accept an expression.
 * Whoever walks a tree that was read may therefore recurse.
 */
final class DepthLimit {
  static final int LEVELS = 50;
  static final String MESSAGE = "the expression is nested deeper than %d levels".formatted(LEVELS);

  private DepthLimit() {}

  private record Level(Expression expression, int depth) {}

  /** Gives a part that lies below the last level; empty where there is none. */
  static Optional<Expression> deeper(Expression root) {
    Deque<Level> open = new ArrayDeque<>();
    open.push(new Level(root, 1));
    while (!open.isEmpty()) {
      Level level = open.pop();
      if (level.depth > LEVELS) {
        return Optional.of(level.expression);
      }
      for (Expression child : level.expression.children()) {
        open.push(new Level(child, level.depth + 1));
      }
    }
    return Optional.empty();
  }
}
