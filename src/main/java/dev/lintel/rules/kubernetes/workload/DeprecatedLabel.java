package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Finds labels and annotations that have a successor. Rationale and examples:
 * rules/kubernetes/deprecated-label.md.
 */
public final class DeprecatedLabel implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    for (OutdatedKeys.Outdated old : OutdatedKeys.of(object, "deprecated")) {
      sink.report(
          old.place(),
          "'%s' is deprecated since Kubernetes 1.%d; use %s"
              .formatted(old.key(), old.minor(), old.successor()));
    }
  }
}
