package dev.lintel.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

/** What reading a file gave: its text, the word that it is no text, or why it could not be read. */
public sealed interface FileContent permits Decoded, FileContent.Unread {
  /** The most that is read of one file unless told otherwise: 64 MiB. */
  int DEFAULT_LIMIT_BYTES = 64 << 20;

  /** The file could not be read; the notice is incomplete. */
  record Unread(Notice notice) implements FileContent {}

  /**
   * Reads and decodes a file that discovery found. Looks at it once more before it opens it: what
   * was a file then may be a link or a FIFO now, and opening that would leave the root or never
   * return.
   */
  static FileContent read(FoundFile found, int limitBytes) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(found.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile()) {
        return unread(found, "is not a regular file and was not opened");
      }
      if (attributes.size() > limitBytes) {
        return unread(
            found, "is over the limit: " + attributes.size() + " bytes of at most " + limitBytes);
      }
      return readWhole(found, (int) attributes.size());
    } catch (IOException e) {
      return unread(found, message(e));
    }
  }

  private static FileContent readWhole(FoundFile found, int sizeBytes) throws IOException {
    byte[] bytes = new byte[sizeBytes];
    try (InputStream stream = Files.newInputStream(found.file(), LinkOption.NOFOLLOW_LINKS)) {
      int length = stream.readNBytes(bytes, 0, sizeBytes);
      boolean isWhole = length == sizeBytes && stream.read() < 0;
      return isWhole
          ? Decoder.decode(found.path(), bytes)
          : unread(found, "changed while it was read");
    }
  }

  private static FileContent unread(FoundFile found, String message) {
    return new Unread(new Notice(found.path(), message, true));
  }

  /** Says why a file or directory could not be read, in words that complete its path. */
  static String message(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no longer exists";
      case AccessDeniedException _ -> "cannot be read: permission denied";
      case FileSystemException f when f.getReason() != null ->
          "cannot be read: " + f.getReason().toLowerCase(Locale.ROOT);
      default -> "cannot be read: " + e.getMessage().toLowerCase(Locale.ROOT);
    };
  }
}
