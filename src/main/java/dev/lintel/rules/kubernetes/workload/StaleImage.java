package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.ImageReference;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds images that move on while nodes keep an old one. Rationale and examples:
 * rules/kubernetes/stale-image.md.
 */
public final class StaleImage implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences stale = new Occurrences();
    for (Container container : object.containers()) {
      boolean isMoving =
          container
              .image()
              .flatMap(ImageReference::of)
              .filter(ImageReference::isMoving)
              .isPresent();
      if (isMoving) {
        container
            .root()
            .get("imagePullPolicy")
            .flatMap(YamlNode::scalar)
            .filter(policy -> keeps(policy))
            .ifPresent(policy ->
                stale.add(
                    policy.span(),
                    "container '%s' keeps whatever 'latest' its node has"
                        .formatted(container.name())));
      }
    }
    stale.report(sink);
  }

  private static boolean keeps(YamlScalar policy) {
    return policy.value().equals("IfNotPresent") || policy.value().equals("Never");
  }
}
