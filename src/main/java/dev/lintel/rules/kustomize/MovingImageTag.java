package dev.lintel.rules.kustomize;

import dev.lintel.model.kustomize.ImageOverride;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KustomizationRule;

/**
 * Finds images that a kustomization sets to a tag that moves. Rationale and examples:
 * rules/kustomize/moving-image-tag.md.
 */
public final class MovingImageTag implements KustomizationRule {
  @Override
  public void check(Kustomization kustomization, FindingSink sink) {
    for (ImageOverride image : kustomization.images()) {
      image
          .newTag()
          .filter(tag -> tag.value().equals("latest") && image.digest().isEmpty())
          .ifPresent(tag ->
              sink.report(
                  tag.span(), "image '%s' moves with the tag 'latest'".formatted(image.name())));
    }
  }
}
