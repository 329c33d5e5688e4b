package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.ImageReference;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds entries of images that no container has. Rationale and examples:
 * rules/kustomize/idle-image.md.
 */
public final class IdleImage implements ProjectRule {
  private static final Set<String> CHANGES = Set.of("newName", "newTag", "digest", "tagSuffix");

  @Override
  public void check(Project project, FindingSink sink) {
    for (IdleEntry entry : IdleEntry.of(project, Set.of("ImageTagTransformer"))) {
      // What sets nothing is the finding of image-without-version.
      Optional<YamlScalar> name =
          Optional.of(entry.item())
              .filter(item -> item.keys().stream().anyMatch(CHANGES::contains))
              .flatMap(item -> item.get("name"))
              .flatMap(node -> node.scalar())
              .filter(scalar -> !scalar.value().isEmpty() && !Placeholder.isIn(scalar.value()));
      name.ifPresent(scalar ->
          sink.report(
              scalar.span(),
              "no container has the image '%s' in what is built, so the entry changes nothing%s"
                  .formatted(scalar.value(), hint(scalar.value(), images(entry)))));
    }
  }

  private static List<String> images(IdleEntry entry) {
    return entry.objects().stream()
        .flatMap(object -> object.containers().stream())
        .flatMap(container -> container.image().stream())
        .flatMap(image -> ImageReference.of(image).stream())
        .map(ImageReference::name)
        .distinct()
        .sorted()
        .toList();
  }

  /** A registry that is written in one place only makes two names of one image. */
  private static String hint(String name, List<String> images) {
    List<String> same =
        images.stream()
            .filter(image -> image.endsWith("/" + name) || name.endsWith("/" + image))
            .toList();
    Optional<String> meant =
        same.size() == 1 ? Optional.of(same.getFirst()) : Spelling.nearest(name, images);
    return meant
        .filter(image -> !image.equals(name))
        .map("; did you mean '%s'?"::formatted)
        .orElse("");
  }
}
