package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.model.kustomize.ConfiguredFile;
import dev.lintel.model.kustomize.FileReference;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Span;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds files that a kustomization names and that are not there. Rationale and examples:
 * rules/kustomize/missing-resource.md.
 */
public final class MissingResource implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    project.kustomizations().forEach(kustomization -> check(kustomization, sink));
    Set<Span> told = new HashSet<>();
    for (ConfiguredFile file : ConfiguredFile.of(project.kustomizations(), project.objects())) {
      FileReference reference = file.reference();
      Kustomization kustomization = file.kustomization();
      boolean isMissing =
          kustomization
              .resolve(reference.path())
              .filter(path -> !kustomization.exists().test(path))
              .isPresent();
      if (isMissing
          && !file.isOfSecret()
          && !reference.isRemote()
          && told.add(reference.place().resolved())) {
        report(reference, sink);
      }
    }
  }

  private static void report(FileReference reference, FindingSink sink) {
    sink.report(
        reference.place(),
        "'%s' in %s does not exist".formatted(reference.path(), reference.field()));
  }

  private static void check(Kustomization kustomization, FindingSink sink) {
    for (FileReference reference : kustomization.references()) {
      Optional<String> path = kustomization.resolve(reference.path());
      if (reference.isRemote() || reference.field().equals("secretGenerator") || path.isEmpty()) {
        continue;
      }
      if (!kustomization.exists().test(path.get())) {
        report(reference, sink);
      } else if (isDirectory(reference) && !holdsKustomization(kustomization, path.get())) {
        sink.report(
            reference.place(),
            "the directory '%s' in %s holds no kustomization"
                .formatted(reference.path(), reference.field()));
      }
    }
  }

  /** Only these fields take directories; a single word may be a file that has no extension. */
  private static boolean isDirectory(FileReference reference) {
    int slash = reference.path().lastIndexOf('/');
    String name = reference.path().substring(slash + 1);
    return switch (reference.field()) {
      case "resources", "bases", "components" ->
          slash >= 0 && (name.indexOf('.') < 0 || name.equals(".."));
      default -> false;
    };
  }

  private static boolean holdsKustomization(Kustomization kustomization, String directory) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    return Kustomization.NAMES.stream()
        .anyMatch(name -> kustomization.exists().test(prefix + name));
  }
}
