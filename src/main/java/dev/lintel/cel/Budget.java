package dev.lintel.cel;

import java.util.Optional;

/**
 * How much an evaluation may do, counted in steps: a node of the expression that is evaluated, a
 * value that is looked at, 64 characters of a text. Belongs to one thread.
 */
public final class Budget {
  /** What bounds one evaluation: some hundred times what a rule that is meant takes. */
  public static final int STEPS = 1_000_000;

  private final Optional<Budget> whole;
  private long left;

  public Budget(long steps) {
    this(steps, Optional.empty());
  }

  private Budget(long steps, Optional<Budget> whole) {
    this.left = steps;
    this.whole = whole;
  }

  /** Gives a budget of its own to one of many evaluations, of which this one pays all. */
  public Budget share(long steps) {
    return new Budget(steps, Optional.of(this));
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
    if (whole.isPresent()) {
      whole.get().spend(steps);
    }
  }

  /** Takes steps away, and leaves it to the next evaluation to find that too few are left. */
  public void charge(long steps) {
    left -= steps;
    whole.ifPresent(all -> all.charge(steps));
  }

  /** Tells whether an evaluation was stopped. */
  public boolean isExceeded() {
    return left < 0 || whole.isPresent() && whole.get().isExceeded();
  }

  /** Stops an evaluation that takes too many steps. */
  static final class ExceededException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ExceededException() {
      super("the evaluation takes too many steps", null, false, false);
    }
  }
}
