package dev.lintel.rule;

/**
 * Thrown by a rule that something outside the file keeps from its work: the run is incomplete, and
 * says so in these words.
 */
public final class IncompleteException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean isOfRun;

  private IncompleteException(String message, boolean isOfRun) {
    super(message);
    this.isOfRun = isOfRun;
  }

  /** Makes the exception of one file. */
  public static IncompleteException ofFile(String message) {
    return new IncompleteException(message, false);
  }

  /** Makes the exception of all files alike, which is told once. */
  public static IncompleteException ofRun(String message) {
    return new IncompleteException(message, true);
  }

  /** Tells whether it holds for all files of the run. */
  public boolean isOfRun() {
    return isOfRun;
  }
}
