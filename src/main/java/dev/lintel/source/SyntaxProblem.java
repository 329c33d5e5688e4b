package dev.lintel.source;

/**
 * A fault of a text in its own language. Parsers give problems instead of throwing: what stands
 * around a fault is still checked.
 *
 * @param message one sentence without a period, in words of the language
 */
public record SyntaxProblem(Kind kind, Span span, String message) {
  /** What sort of fault it is. */
  public enum Kind {
    /** The text breaks the language's grammar. */
    SYNTAX,
    /**
     * The text is over a limit of depth, size, aliases or nodes, so that a part of it was not
     * analysed.
     */
    LIMIT
  }

  public static SyntaxProblem syntax(Span span, String message) {
    return new SyntaxProblem(Kind.SYNTAX, span, message);
  }

  public static SyntaxProblem limit(Span span, String message) {
    return new SyntaxProblem(Kind.LIMIT, span, message);
  }
}
