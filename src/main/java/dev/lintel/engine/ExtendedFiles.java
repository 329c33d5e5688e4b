package dev.lintel.engine;

import dev.lintel.policy.PolicyFiles;
import dev.lintel.source.FileContent;
import dev.lintel.source.FoundFile;
import dev.lintel.source.Notice;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads regular files below the root; a link counts as what it leads to, which must lie there. */
record ExtendedFiles(Path root) implements PolicyFiles {
  @Override
  public FileContent read(String path) {
    try {
      Path file = root.resolve(path).toRealPath();
      if (!file.startsWith(root.toRealPath())) {
        return unread(path, "is a symbolic link that leaves the root and was not followed");
      }
      return FileContent.read(new FoundFile(path, file), PolicyLoader.LIMIT_BYTES);
    } catch (NoSuchFileException e) {
      return unread(path, "does not exist");
    } catch (InvalidPathException e) {
      return unread(path, "is not a path");
    } catch (IOException e) {
      return unread(path, "cannot be read");
    }
  }

  private static FileContent unread(String path, String message) {
    return new FileContent.Unread(new Notice(path, message, true));
  }
}
