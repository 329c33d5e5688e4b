package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.ImageReference;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Set;

/**
 * Finds images that move on while nodes keep an old one. Reads the whole project, since a
 * kustomization sets the tags that its bases leave open. Rationale and examples:
 * rules/kubernetes/stale-image.md.
 */
public final class StaleImage implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    Set<String> overridden = MovingImageTag.overridden(project);
    project.objects().forEach(object -> check(object, overridden, sink));
  }

  private static void check(KubernetesObject object, Set<String> overridden, FindingSink sink) {
    Occurrences stale = new Occurrences();
    for (Container container : object.containers()) {
      boolean isMoving =
          container
              .image()
              .flatMap(ImageReference::of)
              .filter(image -> image.isMoving() && !overridden.contains(image.name()))
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
