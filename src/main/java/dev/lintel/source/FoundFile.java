package dev.lintel.source;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A regular file on disk.
 *
 * @param path relative to the root, with forward slashes; it starts with {@code ../} for a file
 *     that the user named outside the root
 * @param file absolute
 * @param seen what it was when it was found; empty where nobody looked
 */
public record FoundFile(String path, Path file, Optional<BasicFileAttributes> seen)
    implements ProjectFile {
  /** Makes one that nobody has looked at. */
  public FoundFile(String path, Path file) {
    this(path, file, Optional.empty());
  }

  @Override
  public FileStamp stamp() {
    return FileStamp.of(file, seen);
  }

  @Override
  public FileContent read(int limitBytes) {
    return FileContent.read(this, limitBytes);
  }
}
