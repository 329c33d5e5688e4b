package dev.lintel.cel;

/**
 * How much an evaluation may do, counted in steps: a node of the expression that is evaluated, a
 * value that is looked at, 64 characters of a text. Belongs to one thread.
 */
public final class Budget {
  /** What bounds one evaluation: some hundred times what a rule that is meant takes. */
  public static final int STEPS = 1_000_000;

  private long left;

  public Budget(long steps) {
    this.left = steps;
  }

  /**
   * Takes steps away.
   *
   * @throws ExceededException where too few are left, now and each time after
   */
  public void spend(long steps) {
    left -= steps;
    if (left < 0) {
      throw new ExceededException();
    }
  }

  /** Tells whether an evaluation was stopped. */
  public boolean isExceeded() {
    return left < 0;
  }

  /** Stops an evaluation that takes too many steps. */
  static final class ExceededException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ExceededException() {
      super("the evaluation takes too many steps", null, false, false);
    }
  }
}
