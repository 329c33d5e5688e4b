package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Finds workloads whose pods stay old until someone deletes them. Rationale and examples:
 * rules/kubernetes/manual-rollout.md.
 */
public final class ManualRollout implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    boolean isKind = object.kind().equals("StatefulSet") || object.kind().equals("DaemonSet");
    if (isKind
        && object.isIn("apps")
        && object
            .root()
            .text("spec", "updateStrategy", "type")
            .filter("OnDelete"::equals)
            .isPresent()) {
      sink.report(
          object.placeOf("spec", "updateStrategy", "type"),
          "pods of %s stay as they are until someone deletes them".formatted(object.title()));
    }
  }
}
