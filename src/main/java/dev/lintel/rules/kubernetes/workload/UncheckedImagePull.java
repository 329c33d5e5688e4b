package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.ImageReference;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds images that a node gives out without asking their registry. Rationale and examples:
 * rules/kubernetes/unchecked-image-pull.md.
 */
public final class UncheckedImagePull implements WorkloadRule {
  private static final String FIELD = "imagePullPolicy";

  @Override
  public void check(Workload workload, FindingSink sink) {
    Occurrences unchecked = new Occurrences();
    for (Container container : workload.object().containers()) {
      Optional<YamlScalar> policy = container.root().get(FIELD).flatMap(YamlNode::scalar);
      boolean isChecked =
          policy
              .map(p -> p.value().equals("Always") || Placeholder.isIn(p.value()))
              .orElseGet(() -> isAlwaysPulled(container, workload));
      if (!isChecked) {
        unchecked.add(
            policy.map(YamlScalar::span).orElseGet(container::place),
            "container '%s' does not set imagePullPolicy to Always".formatted(container.name()));
      }
    }
    unchecked.report(sink);
  }

  /** Without a policy the tag latest is always pulled, and what nobody can read may be that. */
  private static boolean isAlwaysPulled(Container container, Workload workload) {
    return workload.isGenerated()
        || workload.isPatched(container, FIELD)
        || container.image().flatMap(ImageReference::of).map(ImageReference::isMoving).orElse(true);
  }
}
