package dev.lintel.syntax.expression;

/** Says why a text is no JSON. */
public final class InvalidJsonException extends Exception {
  private static final long serialVersionUID = 1;
  private final int offset;

  InvalidJsonException(int offset, String message) {
    super(message, null, false, false);
    this.offset = offset;
  }

  /** Gives the 0-based UTF-16 offset in the text of what is wrong. */
  public int offset() {
    return offset;
  }
}
