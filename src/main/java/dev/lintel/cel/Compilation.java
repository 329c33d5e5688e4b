package dev.lintel.cel;

import dev.lintel.source.Span;

/** What came of compiling an expression. */
public sealed interface Compilation {
  /** An expression that can be evaluated. */
  record Compiled(Expression expression) implements Compilation {}

  /**
   * A text that is no expression.
   *
   * @param place the part of it that is wrong
   * @param message one sentence without a period
   */
  record Refused(Span place, String message) implements Compilation {}
}
