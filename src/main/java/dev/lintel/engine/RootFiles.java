package dev.lintel.engine;

import dev.lintel.policy.foreign.ForeignFiles;
import dev.lintel.source.FileContent;
import dev.lintel.source.FoundFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files of other tools, which stand at known places below the root. */
record RootFiles(Path root) implements ForeignFiles {
  private static final int LIMIT_BYTES = 4 << 20;

  @Override
  public Optional<FileContent> read(String path) {
    Path file = root.resolve(path);
    return isBelowRoot(path) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(FileContent.read(new FoundFile(path, file), LIMIT_BYTES))
        : Optional.empty();
  }

  /** A directory on the way may be a link that leads elsewhere. */
  private boolean isBelowRoot(String path) {
    int slash = path.indexOf('/');
    return slash < 0
        || Files.isDirectory(root.resolve(path.substring(0, slash)), LinkOption.NOFOLLOW_LINKS);
  }
}
