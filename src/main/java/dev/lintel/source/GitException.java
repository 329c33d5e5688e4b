package dev.lintel.source;

/** Git cannot give what was asked of it; the message says why, and what to do. */
public final class GitException extends Exception {
  private final boolean isMisuse;

  private GitException(String message, boolean isMisuse) {
    super(message);
    this.isMisuse = isMisuse;
  }

  /** There is nothing to ask for: no repository, no such commit. */
  static GitException misuse(String message) {
    return new GitException(message, true);
  }

  /** Git is missing, failed, or went over a limit. */
  static GitException failure(String message) {
    return new GitException(message, false);
  }

  /** Tells whether the user asked for what there is not, rather than git failing. */
  public boolean isMisuse() {
    return isMisuse;
  }
}
