package dev.lintel.engine;

import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Policy;
import dev.lintel.policy.PolicyDocument;
import dev.lintel.rule.Catalog;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.FoundFile;
import dev.lintel.source.Notice;
import dev.lintel.source.Root;
import dev.lintel.source.SourceText;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the lintel.yml of a run and reads it. Without one, nothing that reads it is loaded. */
final class PolicyLoader {
  /** A policy that people write is some hundred lines long. */
  static final int LIMIT_BYTES = 1 << 20;

  private PolicyLoader() {}

  /**
   * Gives what holds.
   *
   * @param file the lintel.yml, which must exist where it is not the one at the root; empty for
   *     none
   */
  static Policy load(Path root, Optional<Path> file, Catalog catalog)
      throws InvalidPolicyException {
    if (!exists(root, file)) {
      return Policy.DEFAULT;
    }
    return read(root, file.get(), catalog).policy(catalog);
  }

  /** Tells whether there is a file to read; throws where one that was named is missing. */
  static boolean exists(Path root, Optional<Path> file) throws InvalidPolicyException {
    if (file.isEmpty()) {
      return false;
    }
    boolean isThere = Files.exists(file.get(), LinkOption.NOFOLLOW_LINKS);
    if (!isThere && !file.get().equals(root.resolve(Root.CONFIGURATION))) {
      throw new InvalidPolicyException(List.of(name(root, file.get()) + ": does not exist"));
    }
    return isThere;
  }

  /** Reads the file with everything that it extends. */
  static PolicyDocument read(Path root, Path file, Catalog catalog) throws InvalidPolicyException {
    FoundFile found = new FoundFile(name(root, file), file, 0, true);
    return switch (FileContent.read(found, LIMIT_BYTES)) {
      case Decoded.Text(SourceText text) -> PolicyDocument.read(text, new RootFiles(root), catalog);
      case Decoded.Binary(String reason) ->
          throw new InvalidPolicyException(List.of(found.path() + ": is not text: " + reason));
      case FileContent.Unread(Notice notice) ->
          throw new InvalidPolicyException(List.of(found.path() + ": " + notice.message()));
    };
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString();
  }
}
