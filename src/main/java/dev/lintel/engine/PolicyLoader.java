package dev.lintel.engine;

import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Policy;
import dev.lintel.policy.PolicyDocument;
import dev.lintel.policy.PolicyFiles;
import dev.lintel.rule.Catalog;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.FoundFile;
import dev.lintel.source.Notice;
import dev.lintel.source.ProjectFile;
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

  /** Gives what holds for a run; throws where a file that was named is missing. */
  static Policy load(CheckRequest request, Supply supply, Catalog catalog)
      throws InvalidPolicyException {
    if (request.configuration().isEmpty()) {
      return Policy.DEFAULT;
    }
    Path file = request.configuration().get();
    Optional<ProjectFile> found = supply.configuration(file);
    if (found.isEmpty()) {
      requireUnnamed(request.root(), file);
      return Policy.DEFAULT;
    }
    return policy(read(found.get(), supply.extended(), catalog), catalog);
  }

  /**
   * Reads a file on disk with everything that it extends; empty where there is none at the root.
   */
  static Optional<PolicyDocument> find(Path root, Path file, Catalog catalog)
      throws InvalidPolicyException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      requireUnnamed(root, file);
      return Optional.empty();
    }
    FoundFile found = new FoundFile(name(root, file), file);
    return Optional.of(read(found, new ExtendedFiles(root), catalog));
  }

  /** Gives what a document says, of the user's own rules too. */
  static Policy policy(PolicyDocument document, Catalog catalog) {
    return document.policy(CustomRules.catalog(catalog, document.customRules()));
  }

  /** The file at the root may be missing; a file that the user names may not. */
  private static void requireUnnamed(Path root, Path file) throws InvalidPolicyException {
    if (!file.equals(root.resolve(Root.CONFIGURATION))) {
      throw new InvalidPolicyException(List.of(name(root, file) + ": does not exist"));
    }
  }

  private static PolicyDocument read(ProjectFile file, PolicyFiles extended, Catalog catalog)
      throws InvalidPolicyException {
    return switch (file.read(LIMIT_BYTES)) {
      case Decoded.Text(SourceText text) -> {
        PolicyDocument document = PolicyDocument.read(text, extended, catalog);
        if (!document.customRules().isEmpty()) {
          CustomRules.verify(document.customRules());
        }
        yield document;
      }
      case Decoded.Binary(String reason) ->
          throw new InvalidPolicyException(List.of(file.path() + ": is not text: " + reason));
      case FileContent.Unread(Notice notice) ->
          throw new InvalidPolicyException(List.of(file.path() + ": " + notice.message()));
    };
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString();
  }
}
