package dev.lintel.source;

import java.util.Comparator;

/**
 * Something in the tree that is not checked, and why.
 *
 * @param path as {@link FoundFile#path()} has it
 * @param message says of the path what it is, as {@code is a FIFO}
 * @param isIncomplete whether something that was to be checked could not be
 */
public record Notice(String path, String message, boolean isIncomplete) {
  /** By path, then message. */
  public static final Comparator<Notice> ORDER =
      (a, b) -> a.path.equals(b.path) ? a.message.compareTo(b.message) : a.path.compareTo(b.path);
}
