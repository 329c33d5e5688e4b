package dev.lintel.syntax.expression;

/** What is known of whether something holds. */
public enum Truth {
  FALSE,
  TRUE,
  UNKNOWN;

  public static Truth of(boolean isTrue) {
    return isTrue ? TRUE : FALSE;
  }

  /**
   * Gives what is known where one or the other holds, and nobody knows which: the same or nothing.
   */
  static Truth either(Truth one, Truth other) {
    return one == other ? one : UNKNOWN;
  }

  /** Gives what is known of the opposite. */
  public Truth negated() {
    return switch (this) {
      case FALSE -> TRUE;
      case TRUE -> FALSE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** Gives what is known of whether this or the other holds. */
  public Truth or(Truth other) {
    if (this == TRUE || other == TRUE) {
      return TRUE;
    }
    return either(this, other);
  }

  /** Gives what is known of whether this and the other hold. */
  public Truth and(Truth other) {
    return negated().or(other.negated()).negated();
  }

  /** Tells whether it is not known to be false. */
  public boolean mayBeTrue() {
    return this != FALSE;
  }

  /** Tells whether it is not known to be true. */
  public boolean mayBeFalse() {
    return this != TRUE;
  }
}
