package dev.lintel.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says of a file without opening it. Any write and any change of its times
 * moves the change time, so a file whose stamp is the same was not written since, unless that
 * happened within the clock's grain of the stamp ({@link #isSettled}).
 *
 * @param modifiedNanos since 1970-01-01T00:00Z, as programs may set it
 * @param changedNanos since then too, as only the system sets it
 * @param inode the file's number on its volume
 */
public record FileStamp(long sizeBytes, long modifiedNanos, long changedNanos, long inode) {
  /** The stamp of what cannot be told from what it was. */
  public static final FileStamp UNKNOWN = new FileStamp(-1, 0, Long.MAX_VALUE, 0);

  private static final long GRAIN_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final String ATTRIBUTES = "unix:size,lastModifiedTime,ctime,ino";

  /** Gives a file's stamp; unknown where the file system has no such times, or no such file. */
  public static FileStamp of(Path file) {
    try {
      Map<String, Object> attributes =
          Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      return new FileStamp(
          (Long) attributes.get("size"),
          nanos(attributes.get("lastModifiedTime")),
          nanos(attributes.get("ctime")),
          (Long) attributes.get("ino"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return UNKNOWN;
    }
  }

  private static long nanos(Object time) {
    return ((FileTime) time).to(TimeUnit.NANOSECONDS);
  }

  /** Tells whether a write after this moment would show in the stamp. */
  public boolean isSettled(long nowMillis) {
    long latest = Math.max(modifiedNanos, changedNanos);
    return latest < TimeUnit.MILLISECONDS.toNanos(nowMillis) - GRAIN_NANOS;
  }
}
