package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;

/** Leaves the parse of one statement; never leaves this package. */
final class SyntaxFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SyntaxProblem problem;

  SyntaxFailure(SyntaxProblem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  static SyntaxFailure at(Span span, String message) {
    return new SyntaxFailure(SyntaxProblem.syntax(span, message));
  }

  SyntaxProblem problem() {
    return problem;
  }
}
