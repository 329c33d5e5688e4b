package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Finds annotations that Kubernetes reads no more. Rationale and examples:
 * rules/kubernetes/ignored-annotation.md.
 */
public final class IgnoredAnnotation implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    for (OutdatedKeys.Outdated gone : OutdatedKeys.of(object, "gone")) {
      sink.report(
          gone.place(),
          "nothing reads '%s' since Kubernetes 1.%d; write %s"
              .formatted(gone.key(), gone.minor(), gone.successor()));
    }
  }
}
