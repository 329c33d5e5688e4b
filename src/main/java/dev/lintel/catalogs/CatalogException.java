package dev.lintel.catalogs;

/**
 * Tables could not be had. The message is one sentence without a period that says from where, why,
 * and what helps; it holds no password.
 */
public final class CatalogException extends Exception {
  public CatalogException(String message) {
    super(message);
  }

  public CatalogException(String message, Throwable cause) {
    super(message, cause);
  }
}
