package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.ImageReference;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kustomize.ImageOverride;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds images that may be others tomorrow. Reads the whole project, since a kustomization sets the
 * tags that its bases leave open. Rationale and examples: rules/kubernetes/moving-image-tag.md.
 */
public final class MovingImageTag implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    Set<String> overridden = overridden(project);
    project.objects().forEach(object -> check(object, overridden, sink));
  }

  /** Gives the names of the images whose tag a kustomization sets. */
  static Set<String> overridden(Project project) {
    return project.kustomizations().stream()
        .flatMap(kustomization -> kustomization.images().stream())
        .filter(image -> image.newTag().isPresent() || image.digest().isPresent())
        .map(ImageOverride::name)
        .collect(Collectors.toSet());
  }

  private static void check(KubernetesObject object, Set<String> overridden, FindingSink sink) {
    Set<YamlScalar> places = new LinkedHashSet<>();
    for (Container container : object.containers()) {
      container
          .image()
          .filter(scalar -> moving(scalar).filter(i -> !overridden.contains(i.name())).isPresent())
          .ifPresent(places::add);
    }
    Occurrences moving = new Occurrences();
    places.stream()
        .flatMap(place -> moving(place).stream())
        .forEach(image -> moving.add(place(image), message(image)));
    moving.report(sink);
  }

  private static Optional<ImageReference> moving(YamlScalar scalar) {
    return ImageReference.of(scalar).filter(ImageReference::isMoving);
  }

  private static Span place(ImageReference image) {
    return image.tag().orElse(image.span());
  }

  private static String message(ImageReference image) {
    return image.tag().isPresent()
        ? "image '%s' moves with the tag 'latest'".formatted(image.span().text())
        : "image '%s' has no tag, which means 'latest'".formatted(image.span().text());
  }
}
