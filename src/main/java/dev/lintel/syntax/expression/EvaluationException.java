package dev.lintel.syntax.expression;

import dev.lintel.source.Span;

/** Says why an expression has no value: GitHub fails the job or step that needs it. */
public final class EvaluationException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient Span span;

  EvaluationException(Span span, String message) {
    super(message, null, false, false);
    this.span = span;
  }

  /** Gives the part of the expression that fails. */
  public Span span() {
    return span;
  }
}
