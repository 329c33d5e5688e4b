package dev.lintel.rules.kustomize;

import dev.lintel.model.kustomize.FileReference;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KustomizationRule;
import java.util.Optional;

/**
 * Finds files outside of the directory that kustomize reads from. Rationale and examples:
 * rules/kustomize/file-outside-root.md.
 */
public final class FileOutsideRoot implements KustomizationRule {
  @Override
  public void check(Kustomization kustomization, FindingSink sink) {
    for (FileReference reference : kustomization.references()) {
      if (reference.path().startsWith("/")) {
        sink.report(
            reference.place(),
            "the path '%s' is absolute, so that it means another file, or none, elsewhere"
                .formatted(reference.path()));
        continue;
      }
      Optional<String> path = kustomization.resolve(reference.path());
      boolean isOutside =
          path.isPresent() && !isBelow(path.get(), kustomization.directory()) && isFile(path.get());
      if (isOutside && !reference.isRemote() && kustomization.exists().test(path.get())) {
        sink.report(
            reference.place(),
            "the file '%s' is outside of the kustomization's directory"
                .formatted(reference.path()));
      }
    }
  }

  private static boolean isBelow(String path, String directory) {
    return directory.isEmpty() || path.startsWith(directory + "/");
  }

  /** Directories may stand anywhere; a name with an extension is taken for a file. */
  private static boolean isFile(String path) {
    return path.lastIndexOf('.') > path.lastIndexOf('/') + 1;
  }
}
