package dev.lintel.catalogs;

/**
 * What is to be read is named in a way that cannot be meant. The message is one sentence without a
 * period that says what is accepted; it holds no password.
 */
public final class InvalidSourceException extends Exception {
  public InvalidSourceException(String message) {
    super(message);
  }
}
