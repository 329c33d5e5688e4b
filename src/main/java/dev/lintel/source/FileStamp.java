package dev.lintel.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says of a file without opening it. Any write and any change of its times
 * moves the change time, so a file whose stamp is the same was not written since, unless that
 * happened within the clock's grain of the stamp ({@link #isSettled}).
 *
 * @param modifiedNanos since 1970-01-01T00:00Z, as programs may set it
 * @param changedNanos since then too, as only the system sets it
 * @param fileKey the hash of the file's identity, its volume and number there
 */
public record FileStamp(long sizeBytes, long modifiedNanos, long changedNanos, int fileKey) {
  /** The stamp of what cannot be told from what it was. */
  public static final FileStamp UNKNOWN = new FileStamp(-1, 0, Long.MAX_VALUE, 0);

  private static final long GRAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

  /**
   * Gives a file's stamp; unknown where the file system has no such times, or no such file.
   *
   * @param seen what is known of the file, however long ago that was: whatever changes it moves the
   *     change time, which is always asked for anew
   */
  static FileStamp of(Path file, Optional<BasicFileAttributes> seen) {
    try {
      BasicFileAttributes attributes =
          seen.isPresent()
              ? seen.get()
              : Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Object changed = Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
      return new FileStamp(
          attributes.size(),
          nanos(attributes.lastModifiedTime()),
          nanos((FileTime) changed),
          Objects.hashCode(attributes.fileKey()));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return UNKNOWN;
    }
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }

  /** Tells whether a write after this moment would show in the stamp. */
  public boolean isSettled(long nowMillis) {
    long latest = Math.max(modifiedNanos, changedNanos);
    return latest < TimeUnit.MILLISECONDS.toNanos(nowMillis) - GRAIN_NANOS;
  }
}
