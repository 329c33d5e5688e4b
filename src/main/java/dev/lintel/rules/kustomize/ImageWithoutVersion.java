package dev.lintel.rules.kustomize;

import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kustomize.ImageOverride;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KustomizationRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds entries of images that change nothing. Rationale and examples:
 * rules/kustomize/image-without-version.md.
 */
public final class ImageWithoutVersion implements KustomizationRule {
  @Override
  public void check(Kustomization kustomization, FindingSink sink) {
    for (ImageOverride image : kustomization.images()) {
      Span place = image.root().get("name").map(YamlNode::span).orElse(first(image));
      boolean isNamed = !image.name().isEmpty();
      boolean setsNothing =
          Stream.of(image.newName(), image.newTag(), image.digest()).allMatch(Optional::isEmpty)
              && image.root().find("tagSuffix").isEmpty();
      boolean isComplete = kustomization.fieldProblems().isEmpty();
      if (!isComplete || Placeholder.isIn(image.name())) {
        continue;
      }
      if (!isNamed) {
        sink.report(place, "an entry of 'images' without a 'name' changes no image");
      } else if (setsNothing) {
        sink.report(
            place,
            "the entry for image '%s' sets no 'newTag', 'digest' or 'newName' and changes nothing"
                .formatted(image.name()));
      }
    }
  }

  private static Span first(ImageOverride image) {
    return image.root().entries().stream()
        .findFirst()
        .map(entry -> entry.key().span())
        .orElse(image.root().span());
  }
}
