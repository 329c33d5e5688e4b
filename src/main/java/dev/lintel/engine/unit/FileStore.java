package dev.lintel.engine.unit;

import dev.lintel.model.kustomize.build.BuildTree.Found;
import java.util.Optional;

/** Where the files of a repository lie. Safe for threads. */
public interface FileStore {
  /**
   * Gives what stands at a path, after links.
   *
   * @param path relative to the root, without {@code .} and {@code ..}
   */
  Found find(String path);

  /** Gives the content of a file that was found; empty for one that is too large or gone. */
  Optional<byte[]> bytes(String path, int limitBytes);
}
