package dev.lintel.source;

import java.nio.file.Path;

/**
 * A regular file on disk.
 *
 * @param path relative to the root, with forward slashes; it starts with {@code ../} for a file
 *     that the user named outside the root
 * @param file absolute
 * @param sizeBytes when it was found
 * @param isNamed whether the user named it, rather than a directory that it stands in
 */
public record FoundFile(String path, Path file, long sizeBytes, boolean isNamed)
    implements ProjectFile {
  @Override
  public FileStamp stamp() {
    return FileStamp.of(file);
  }

  @Override
  public FileContent read(int limitBytes) {
    return FileContent.read(this, limitBytes);
  }
}
