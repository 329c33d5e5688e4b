package dev.lintel.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** A file could not be written; nothing of it was changed. */
public final class UnwritableException extends IOException {
  private static final String CANNOT = "cannot be written: ";

  private final String why;

  private UnwritableException(Path file, String why, IOException cause) {
    super(file + ": " + CANNOT + why, cause);
    this.why = why;
  }

  /** Gives why, and what to do, in words that complete the file's path. */
  public String reason() {
    return CANNOT + why;
  }

  /** Gives why, and what to do, alone. */
  public String why() {
    return why;
  }

  static UnwritableException of(Path file, IOException e) {
    return new UnwritableException(file, why(e), e);
  }

  private static String why(IOException e) {
    return switch (e) {
      case AccessDeniedException _ ->
          "permission denied; allow writing in its directory and run this again";
      case NoSuchFileException _ -> "it or its directory no longer exists";
      case FileSystemException f when f.getReason() != null -> worded(f.getReason());
      default -> worded(e.getMessage() == null ? e.toString() : e.getMessage());
    };
  }

  /** The system's words in C's locale, which the JVM passes on. */
  private static String worded(String reason) {
    String words = reason.toLowerCase(Locale.ROOT);
    String cure =
        switch (words) {
          case "no space left on device", "disk quota exceeded", "file too large" ->
              "; make room and run this again";
          case "read-only file system" -> "; run this where it may write";
          default -> "";
        };
    return words + cure;
  }
}
