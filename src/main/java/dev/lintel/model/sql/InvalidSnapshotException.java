package dev.lintel.model.sql;

/** A catalog file is damaged, contradicts itself, or is none. */
public final class InvalidSnapshotException extends Exception {
  /**
   * @param message where it is, what is wrong and what to do, in one line
   */
  public InvalidSnapshotException(String message) {
    super(message);
  }
}
