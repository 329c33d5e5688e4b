package dev.lintel.syntax.python;

/**
 * A token of Python; comments, blanks and line breaks inside brackets are none.
 *
 * @param start UTF-16 offset in the text
 * @param end offset behind it
 */
public record PythonToken(Kind kind, int start, int end) {
  /** What sort of token it is. */
  public enum Kind {
    NAME,
    STRING,
    /**
     * One character that is neither of a name nor of a string: a bracket, a part of an operator.
     */
    SIGN,
    NUMBER,
    /** The end of a logical line. */
    LINE_END
  }
}
