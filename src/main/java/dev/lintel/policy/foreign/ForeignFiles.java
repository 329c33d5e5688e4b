package dev.lintel.policy.foreign;

import dev.lintel.source.FileContent;
import java.util.Optional;

/** Reads a file of another tool. */
@FunctionalInterface
public interface ForeignFiles {
  /** Gives a file by its path below the root; empty where there is none. */
  Optional<FileContent> read(String path);
}
