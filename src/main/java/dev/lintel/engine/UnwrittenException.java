package dev.lintel.engine;

import java.io.IOException;

/** A file could not be written, and is as it was. */
public final class UnwrittenException extends Exception {
  private final IOException reason;

  UnwrittenException(String path, IOException reason) {
    super(path, reason);
    this.reason = reason;
  }

  /** Gives the file, relative to the root. */
  public String path() {
    return getMessage();
  }

  public IOException reason() {
    return reason;
  }
}
