package dev.lintel.rules.kubernetes.access;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Finds bindings that make someone the administrator of the cluster. Rationale and examples:
 * rules/kubernetes/cluster-admin-binding.md.
 */
public final class ClusterAdminBinding implements KubernetesRule {
  static final String ROLE = "cluster-admin";

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    AccessBinding.of(object)
        .filter(binding -> binding.isForCluster() && binding.roleName().equals(ROLE))
        .filter(binding ->
            !binding.subjects().stream().allMatch(s -> s.name().equals("system:masters")))
        .ifPresent(binding ->
            sink.report(
                binding.rolePlace(),
                "%s lets %s do everything in the cluster"
                    .formatted(object.title(), who(binding.subjects().getFirst()))));
  }

  private static String who(AccessBinding.Subject subject) {
    return "%s '%s'".formatted(subject.kind(), subject.name());
  }
}
