package dev.lintel.policy;

import dev.lintel.source.FileContent;
import dev.lintel.source.Notice;

/** Reads the files that a lintel.yml extends. */
@FunctionalInterface
public interface PolicyFiles {
  /** Has no file to read. */
  PolicyFiles NONE =
      path -> new FileContent.Unread(new Notice(path, "cannot be read from here", true));

  /**
   * Reads a file; never throws for what the tree holds.
   *
   * @param path relative to the root, with forward slashes; it never leads above the root
   */
  FileContent read(String path);
}
