package dev.lintel.source;

/** A file of the project, wherever its content lies: on disk, in the index, on standard input. */
public interface ProjectFile {
  /** Gives the path relative to the root, with forward slashes. */
  String path();

  /** Asks what the file system says of the file now; what is no file on disk has no stamp. */
  default FileStamp stamp() {
    return FileStamp.UNKNOWN;
  }

  /**
   * Reads and decodes the file; never throws for what it holds.
   *
   * @param limitBytes a file with more is not read
   */
  FileContent read(int limitBytes);
}
