package dev.lintel.syntax.expression;

import dev.lintel.source.Span;

/**
 * What one evaluation may make: a few calls of {@code format} inside each other would otherwise
 * fill any memory. GitHub's own limit for the expressions of one file is 10 MiB of UTF-16.
 */
final class Memory {
  private static final int MAX_LENGTH = 5 << 20;

  private int left = MAX_LENGTH;

  /** Gives how many more characters or items may be made. */
  int left() {
    return left;
  }

  /** Takes what a new text or array needs, in characters or items. */
  void take(int size, Span place) throws EvaluationException {
    if (size > left) {
      throw new EvaluationException(
          place, "the result needs more than %d characters".formatted(MAX_LENGTH));
    }
    left -= size;
  }
}
